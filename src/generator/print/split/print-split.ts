import type { Group, OperationModel } from '../../model.ts'
import type { Target } from '../../target.ts'
import type { GroupTypes, OperationTypes } from '../generate-types.ts'
import { type Printed, shapeName } from '../operation.ts'
import { signatureOf } from '../signature.ts'
import type { Declaration } from '../types/declarations.ts'
import { withRequired } from '../types/schema-type.ts'
import { fileNames, filesOfOperations, type Split } from './file-names.ts'
import { placeTypes } from './place-types.ts'
import { type OperationFile, type Places, printOperationFile, printTypeFile } from './print-files.ts'
import { printAllOperations, printAllTypes, printConnectFile } from './print-whole.ts'

/**
 * The files of a client whose operations have their own files, by path. `types.gen.ts` and `operations.gen.ts` export
 * the same names as in a client of three files; importing an operation from its own file loads neither.
 */
export function printSplit(
  group: Group,
  types: GroupTypes,
  target: Target,
  split: Split,
  module: string,
): Map<string, string> {
  const declarations = types.declarations.filter(({ name }) => name !== withRequired)
  const together = [...filesOfOperations(group.operations, split)].map(([name, operations]) => ({
    path: `operations/${name}`,
    printed: operations.map((operation) => printedOf(operation, types)),
    names: operations.flatMap((operation) => namesOf(operation, types)),
  }))
  const places = pathsOf(together, declarations)
  const standing = new Map<string, Declaration[]>()
  for (const declaration of declarations) {
    const path = places.get(declaration.name) as string
    standing.set(path, [...(standing.get(path) ?? []), declaration])
  }
  const files = together.map((file): OperationFile => ({ ...file, own: standing.get(file.path) ?? [] }))
  const texts: [path: string, text: string][] = [
    ['connect', printConnectFile(group, target, module)],
    ['operations', printAllOperations(group, files, target)],
    ['types', printAllTypes(group, files, places, target)],
    ...files.map((file): [string, string] => [
      file.path,
      printOperationFile(group, types, file, places, inFolder(target)),
    ]),
    ...[...standing]
      .filter(([path]) => path.startsWith('types/'))
      .map(([path, own]): [string, string] => [path, printTypeFile(group, types, path, own, places, target)]),
  ]
  return new Map(texts.map(([path, text]) => [`${path}.gen.ts`, text]))
}

/** The target for files in a folder: relative imports go up one more level. */
const inFolder = (target: Target): Target => ({
  ...target,
  runtime: {
    ...target.runtime,
    code: target.runtime.code.replace(/^\.(\.?)\//, (path, up) => (up ? `../${path}` : '../')),
  },
})

function printedOf(operation: OperationModel, { operations }: GroupTypes): Printed {
  const shape = shapeName(operation.definition.id)
  const types = operations[operation.definition.id] as OperationTypes
  return { operation, shape, signature: signatureOf(operation, types, shape) }
}

/** The names of the types that an operation takes and returns. */
function namesOf({ definition }: OperationModel, { operations, schemas }: GroupTypes): string[] {
  const { params, body, successes, errors, items } = operations[definition.id] as OperationTypes
  const all = [params, body, ...[successes, errors, items].flatMap((each) => Object.values(each))]
  return all.filter((name): name is string => name !== undefined && Object.hasOwn(schemas, name))
}

/** The path of each type's file. */
function pathsOf(
  files: readonly { readonly path: string; readonly names: readonly string[] }[],
  declarations: readonly Declaration[],
): Places {
  const beside = placeTypes(
    files.map(({ path, names }) => ({ name: path, names })),
    declarations,
  )
  const own = fileNames([...beside.values()].filter((place) => !place.includes('/')))
  return new Map(
    [...beside].map(([name, place]) => [name, own.has(place) ? `types/${own.get(place)}` : place]),
  )
}
