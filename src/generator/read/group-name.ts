import { basename, extname } from 'node:path'
import { functionName, isReservedWord, publicNames } from '../document/names.ts'
import { runtimeFacts } from '../runtime-facts.gen.ts'
import { formats } from '../schemas/formats.ts'

/** The file that a path or an address names, without its ending. */
export function fileNameOf(source: string): string {
  const path = /^https?:/.test(source) ? decodeURIComponent(new URL(source).pathname) : source
  return basename(path, extname(path))
}

/** A name that is made is made one that can be had. */
export function groupName(
  option: string | ((title: string) => string) | undefined,
  title: string,
  taken: ReadonlySet<string>,
): string | undefined {
  if (typeof option !== 'function') return option
  const name = option(title)
  return isGroupName(name, taken) ? name : `${name}-api`
}

/** Whether a group can have a name: its handle is declared beside its operations. */
export function isGroupName(name: string, taken: ReadonlySet<string>): boolean {
  const handle = functionName(name)
  return /^[\w-]+$/.test(name) && !isReservedWord(handle) && !taken.has(handle)
}

/** Subpaths of the package, and pages of `docs/`, that are no groups. */
export const isOwnName = (name: string) =>
  /^(index|otel|mocks|checks|chunks|cli|generate|config|runtime|retries)$/.test(name)

/** The names that an operation or a handle would stand beside: what the files of a group import, declare and export. */
export const takenNames = (): Set<string> =>
  new Set([
    ...publicNames(),
    // Those that the entry file imports for itself stand beside no operation.
    ...runtimeFacts.codeNames.filter((name) => !/^(bind|open)$/.test(name)),
    ...ownNames,
    ...Object.values(formats).map(([name]) => name),
  ])

const ownNames = 'urlOf connect createClient getClient z schemas is checks'.split(' ')
