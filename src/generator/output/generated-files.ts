import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { headerStart } from '../print/header.ts'

/** The generated and other files of a folder, as paths relative to it. */
export interface Found {
  readonly generated: readonly string[]
  readonly foreign: readonly string[]
}

/** Searches a folder and its subfolders; ignores hidden files. */
export function filesIn(folder: string): Found {
  const generated: string[] = []
  const foreign: string[] = []
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(folder, path), { withFileTypes: true })) {
      const own = join(path, entry.name)
      if (entry.name.startsWith('.')) continue
      if (entry.isDirectory()) visit(own)
      else (isGenerated(readFileSync(join(folder, own), 'utf8')) ? generated : foreign).push(own)
      // Stops early if the folder is the root of a project by mistake.
      if (foreign.length > 10) return
    }
  }
  if (existsSync(folder)) visit('')
  return { generated: generated.sort(), foreign: foreign.sort() }
}

const mark = new RegExp(`^(// |<!-- )?${headerStart}.* by \`.*\`; do not edit\\.( -->)?$`)

/** Whether a file has the header of generated files. */
export const isGenerated = (text: string): boolean =>
  text
    .slice(0, 2000)
    .split('\n', 6)
    .some((line) => mark.test(line))
