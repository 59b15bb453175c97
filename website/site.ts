import './copy.ts'
import './fold-menu.ts'
import './scrollers.ts'
import './search.ts'
