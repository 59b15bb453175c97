import { isObject, type JsonObject, type SpecDocument } from './document.ts'
import { type Linked, link } from './link.ts'
import { type Load, loadText, nameFrom, uriOf } from './load.ts'
import { lower } from './lower.ts'
import { parseText } from './parse-text.ts'
import { SpecProblem, SpecProblems } from './problem.ts'
import { resolved, type Source } from './sources.ts'
import { fromSwagger } from './swagger.ts'

/**
 * Reads a document by path or URL, in YAML or JSON: Swagger 2.0 and OpenAPI 3.0 to 3.2, in one or several files.
 * Returns one form for every version, with references to other files moved into its components. Throws SpecProblem
 * for any other version, or if something it needs is missing.
 */
export async function readSpec(source: string, load: Load = loadText): Promise<SpecDocument> {
  const uri = uriOf(source)
  const duplicateNotes: string[] = []
  const entry = await readSource(uri, uri, load, duplicateNotes)
  const { file } = entry
  const loaded = entry.root
  const version = versionOf(loaded, file)
  const { root, notes, origins, sources } = needsLinking(loaded)
    ? await readAll(entry, load, duplicateNotes)
    : { root: loaded as JsonObject, notes: [], origins: undefined, sources: [uri] }
  const self = typeof root.$self === 'string' ? resolved(root.$self, uri) : uri
  const address = self !== undefined && /^https?:/.test(self) ? { address: self } : {}
  const converted = version === '2.0' ? fromSwagger(root, { file, ...address }) : { root, notes: [] }
  return {
    file,
    root: lower(converted.root),
    ...address,
    sources,
    notes: [...converted.notes, ...duplicateNotes, ...notes],
    ...(origins && { origins }),
  }
}

async function readSource(uri: string, entry: string, load: Load, notes: string[]): Promise<Source> {
  const file = nameFrom(entry, uri)
  const note = (text: string) => notes.push(uri === entry ? text : `${file}#${text}`)
  return { uri, file, root: parseText(await load(uri), file, note) }
}

const versions = /^(2\.0|3\.[012](\.\d+)?)$/

/** The version that a document declares. */
function versionOf(root: unknown, file: string): string {
  const { openapi, swagger, swaggerVersion } = isObject(root) ? root : {}
  const key = openapi !== undefined ? 'openapi' : swagger !== undefined ? 'swagger' : 'swaggerVersion'
  const declared = openapi ?? swagger ?? swaggerVersion
  // YAML reads 2.0 as a number.
  const version = declared === 2 ? '2.0' : `${declared}`
  if (versions.test(version) && (version === '2.0') === (key === 'swagger')) return version
  const found = declared === undefined ? 'no version' : `${key} ${JSON.stringify(declared)}`
  throw new SpecProblem(
    { file, pointer: declared === undefined ? '' : `/${key}` },
    `has ${found}; supported: swagger 2.0, openapi 3.0, 3.1 and 3.2`,
  )
}

/** Whether a document needs linking: it refers to other files, or to schemas by more than a pointer. */
const needsLinking = (node: unknown): boolean =>
  typeof node === 'object' &&
  node !== null &&
  Object.entries(node).some(([key, value]) =>
    typeof value !== 'string'
      ? needsLinking(value)
      : key === '$ref'
        ? !/^#(\/|$)/.test(value)
        : key === '$dynamicRef',
  )

/** Reads referenced files until none is missing. */
async function readAll(
  entry: Source,
  load: Load,
  notes: string[],
): Promise<Linked & { readonly sources: readonly string[] }> {
  const sources: Source[] = [entry]
  const failures = new Map<string, string>()
  for (;;) {
    const linked = link(entry, sources, failures)
    if (!linked.wanted.size) {
      if (linked.problems.length) throw new SpecProblems(linked.problems)
      return { ...linked, sources: sources.map(({ uri }) => uri) }
    }
    await Promise.all(
      [...linked.wanted].map(async (uri) => {
        try {
          sources.push(await readSource(uri, entry.uri, load, notes))
        } catch (error) {
          failures.set(uri, reasonOf(error, nameFrom(entry.uri, uri)))
        }
      }),
    )
    // Sorted, since generated names depend on the order, which must not depend on which file loads first.
    sources.splice(
      1,
      sources.length,
      ...sources.slice(1).sort((one, other) => (one.uri < other.uri ? -1 : 1)),
    )
  }
}

function reasonOf(error: unknown, file: string): string {
  if (error instanceof SpecProblem) return error.message
  const { code, message } = error as { code?: string; message: string }
  return code === 'ENOENT' ? `there is no file ${file}` : `${file} cannot be read: ${message}`
}
