import { programs as blocks } from './all-blocks.ts'
import { type Program, toPrograms } from './program.ts'

/** Every program of every page and comment. */
export const programs: readonly Program[] = toPrograms(blocks, 'test/docs/setting.ts')

/** Those that need a browser page. */
export const inBrowser = programs.filter(({ imports }) => imports.includes('msw/browser'))
/** Those that are tests themselves. */
export const inVitest = programs.filter(({ imports }) => imports.includes('vitest'))
/** All others run unchanged. */
export const inNode = programs.filter((each) => !inBrowser.includes(each) && !inVitest.includes(each))
