import { basename, dirname } from 'node:path'
import { staleFiles } from '../../generator/output/stale-files.ts'

/** The flag that adds a file, by its name. */
const flags: Readonly<Record<string, string>> = {
  'mocks.gen.ts': '--mocks',
  'schemas.gen.ts': '--schemas',
  'checks.gen.ts': '--checks',
  'reference.md': '--reference',
  'llms.txt': '--llms',
}

/** How a folder differs from the generated files, one line per file; names the flag if only that differs. */
export function differencesOf(
  out: string,
  files: ReadonlyMap<string, string>,
  leftOver: readonly string[],
): string[] {
  const folders = new Set([...files.keys()].map(dirname))
  return [
    ...staleFiles(out, files).map((line) => {
      const flag = flags[basename(line.replace(/ is missing$/, ''))]
      return flag ? `${line}; ${flag} generates it` : line
    }),
    ...leftOver.map((path) => `${path} ${reasonOf(path, folders)}`),
  ]
}

function reasonOf(path: string, folders: ReadonlySet<string>): string {
  const folder = dirname(path)
  const flag = flags[basename(path)]
  if (flag && (folders.has(folder) || flag === '--llms'))
    return `was generated with ${flag}, which this run doesn't set`
  const isSplit = basename(path) === 'connect.gen.ts' && folders.has(folder)
  const isSplitOff = /^(operations|types)$/.test(basename(folder)) && !folders.has(folder)
  if (isSplit || (isSplitOff && folders.has(dirname(folder)))) return 'was generated with another --split'
  return "doesn't belong to any document; remove it"
}
