import { generatedNames } from '../../document/generated-names.ts'
import type { Group } from '../../model.ts'
import type { Target } from '../../target.ts'
import type { GroupTypes, OperationTypes } from '../generate-types.ts'
import { header } from '../header.ts'
import { type Printed, printOperation, runtimeNames } from '../operation.ts'
import { shapeLines } from '../shape.ts'
import type { Declaration } from '../types/declarations.ts'
import { withRequired } from '../types/schema-type.ts'

/** The file of each type, by type name: paths without extension. */
export type Places = ReadonlyMap<string, string>

/** A file of operations, with the types that only they use. */
export interface OperationFile {
  readonly path: string
  readonly printed: readonly Printed[]
  /** The types that the operations take and return. */
  readonly names: readonly string[]
  readonly own: readonly Declaration[]
}

/** One file of operations: each with its shape, then types. It also exports the types they take from other files. */
export function printOperationFile(
  group: Group,
  { operations, declarations }: GroupTypes,
  { path, printed, names, own }: OperationFile,
  places: Places,
  target: Target,
): string {
  const { ending, runtime } = target
  const { api, token } = generatedNames(group.name)
  const shapes = printed.map(({ operation: { definition, body }, shape }) => {
    const types = operations[definition.id] as OperationTypes
    return `
/** The types of \`${definition.id}\`. */
export interface ${shape} {
${shapeLines(types, body, '  ')}}
`
  })
  const hasStreams = shapes.some((shape) => shape.includes('ItemStream<'))
  const elsewhere = [...new Set(names)].filter((name) => places.get(name) !== path)
  const needed = [...elsewhere, ...own.flatMap((each) => each.names)]
  return `${header(group.spec, target)}
import { ${[...runtimeNames(group, printed), ...(hasStreams ? ['type ItemStream'] : [])].join(', ')} } from '${runtime.code}'
import { ${api}${group.api.schemes ? `, type ${token}` : ''} } from '../connect.gen${ending}'
${linesOf('import', needed, path, places, target)}${linesOf('export', elsewhere, path, places, target)}${printed.map((each, index) => printOperation(group, each) + shapes[index]).join('')}${printOwn(own, declarations)}`
}

/** One file of types. */
export function printTypeFile(
  { spec }: Group,
  { declarations }: GroupTypes,
  path: string,
  own: readonly Declaration[],
  places: Places,
  target: Target,
): string {
  const names = own.flatMap((each) => each.names)
  const imports = linesOf('import', names, path, places, target)
  return `${header(spec, target)}${imports && `\n${imports}`}${printOwn(own, declarations)}`
}

/** The declarations of a file, with the helper that some of them need. */
function printOwn(own: readonly Declaration[], all: readonly Declaration[]): string {
  const helper = own.some(({ names }) => names.includes(withRequired))
    ? all.filter(({ name }) => name === withRequired)
    : []
  return [...helper, ...own].map(({ comment, text }) => `\n${comment}${text}`).join('')
}

/** Lines that import or export types, one per file they come from, relative to the file `from`. */
export function linesOf(
  word: 'import' | 'export',
  names: readonly string[],
  from: string,
  places: Places,
  { ending }: Target,
): string {
  const files = new Map<string, Set<string>>()
  for (const name of names) {
    const path = places.get(name)
    if (path !== undefined && path !== from) files.set(path, (files.get(path) ?? new Set()).add(name))
  }
  const [folder] = from.includes('/') ? from.split('/') : ['']
  const seen = (path: string) =>
    folder === ''
      ? `./${path}`
      : path.startsWith(`${folder}/`)
        ? `.${path.slice(folder?.length)}`
        : `../${path}`
  return [...files]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([path, all]) => `${word} type { ${[...all].sort().join(', ')} } from '${seen(path)}.gen${ending}'\n`,
    )
    .join('')
}
