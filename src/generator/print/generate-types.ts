import type { Json } from '../document/document.ts'
import { fileContent } from '../document/file-content.ts'
import type { Group } from '../model.ts'
import { type OperationNames, schemasOfGroup } from '../views/schemas-of-group.ts'
import { type Enums, openString } from '../views/views.ts'
import { type Declaration, declarationsOf, type OwnType } from './types/declarations.ts'
import { globalType } from './types/scalars.ts'

/** The names of one operation's types in types.gen.ts. */
export interface OperationTypes extends OperationNames {
  readonly data: string
}

/** The types of a group, and their names by operation. */
export interface GroupTypes {
  readonly declarations: readonly Declaration[]
  /** The schemas they are generated from, by type name. */
  readonly schemas: Readonly<Record<string, Json>>
  readonly operations: Readonly<Record<string, OperationTypes>>
}

/**
 * Generates a named type for everything a group takes and returns, so that editors show names instead of shapes.
 * Types are printed as text: a compiler API would tie every user of the generator to one compiler version.
 */
export function generateTypes(
  group: Group,
  reserved: ReadonlySet<string>,
  enums: Enums = 'open',
): GroupTypes {
  const { schemas, operations } = schemasOfGroup(group, reserved, enums)
  const inputs = Object.values(operations).flatMap(({ params, body }) => [params ?? [], body ?? []].flat())
  const types = Object.entries(operations).map(([id, names]) => [
    id,
    {
      ...names,
      data: [
        ...new Set([
          ...Object.values(names.successes),
          ...Object.values(names.items).map((item) => `ItemStream<${item}>`),
        ]),
      ].join(' | '),
    },
  ])
  return {
    declarations: declarationsOf({ ...schemas, [openString]: { type: 'string' } }, inputs, ownTypes(schemas)),
    schemas,
    operations: Object.fromEntries(types),
  }
}

/** Types that no schema can express. */
const ownTypes = (schemas: GroupTypes['schemas']): Readonly<Record<string, OwnType>> => ({
  [openString]: {
    comment: 'Any other string: a server may add values to its enums.',
    // `string & {}` keeps the known values of a union in editor completion.
    type: 'string & {}',
  },
  [fileContent]: {
    comment: 'The content of a file: a Blob, or bytes such as a Buffer. A File also sends its name.',
    type: ['Blob', 'ArrayBuffer', 'ArrayBufferView'].map((name) => globalType(name, schemas)).join(' | '),
  },
})
