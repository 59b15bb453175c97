/** Updates the blocks in guides that are copies of files. Part of `npm run format`. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { withCopies } from './docs/copies.ts'

const folder = 'docs/guides'

for (const name of readdirSync(folder)) {
  const path = join(folder, name)
  const page = readFileSync(path, 'utf8')
  const copied = withCopies(page)
  if (copied !== page) writeFileSync(path, copied)
}
