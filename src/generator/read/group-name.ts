import { basename, extname } from 'node:path'
import { functionName, isReservedWord, publicNames } from '../document/names.ts'
import { runtimeFacts } from '../runtime-facts.gen.ts'
import { formats } from '../schemas/formats.ts'

/** The file name of a path or URL, without its extension. */
export function fileNameOf(source: string): string {
  const path = /^https?:/.test(source) ? decodeURIComponent(new URL(source).pathname) : source
  return basename(path, extname(path))
}

/** The name of a group; one that a function returns gets a suffix if it can't be used as it is. */
export function groupName(
  option: string | ((title: string) => string) | undefined,
  title: string,
  taken: ReadonlySet<string>,
): string | undefined {
  if (typeof option !== 'function') return option
  const name = option(title)
  return isGroupName(name, taken) ? name : `${name}-api`
}

/** Whether a name is valid for a group. Its handle is declared next to its operations. */
export function isGroupName(name: string, taken: ReadonlySet<string>): boolean {
  const handle = functionName(name)
  return /^[\w-]+$/.test(name) && !isReservedWord(handle) && !taken.has(handle)
}

/** Subpaths of the package and pages of `docs/` that aren't groups. */
export const isOwnName = (name: string) =>
  /^(index|otel|mocks|checks|chunks|cli|generate|config|runtime|retries)$/.test(name)

/** Names that operations and handles can't have: what a group's files import, declare and export. */
export const takenNames = (): Set<string> =>
  new Set([
    ...publicNames(),
    // The entry file imports these, and it declares no operations.
    ...runtimeFacts.codeNames.filter((name) => !/^(bind|open)$/.test(name)),
    ...ownNames,
    ...Object.values(formats).map(([name]) => name),
  ])

const ownNames = 'urlOf connect createClient getClient z schemas is checks'.split(' ')
