import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { headerStart } from '../print/header.ts'

/** What stands in a folder: files of a generator, and those of somebody else. Paths are seen from the folder. */
export interface Found {
  readonly generated: readonly string[]
  readonly foreign: readonly string[]
}

/** Looks through a folder and those in it; files that are hidden belong to nobody. */
export function filesIn(folder: string): Found {
  const generated: string[] = []
  const foreign: string[] = []
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const own = join(path, entry.name)
      if (entry.name.startsWith('.')) continue
      if (entry.isDirectory()) visit(own)
      else (isGenerated(readFileSync(join(folder, own), 'utf8')) ? generated : foreign).push(own)
      // Whoever names the root of a project by mistake is not made to wait.
      if (foreign.length > 10) return
    }
  }
  if (existsSync(folder)) visit('')
  return { generated: generated.sort(), foreign: foreign.sort() }
}

const mark = new RegExp(`^(// |<!-- )?${headerStart}.* by \`.*\`; do not edit\\.( -->)?$`)

/** Whether a text is one that a generator wrote: it says so in its first lines. */
export const isGenerated = (text: string): boolean =>
  text
    .slice(0, 2000)
    .split('\n', 6)
    .some((line) => mark.test(line))
