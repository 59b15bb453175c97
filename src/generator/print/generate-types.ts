import type { Json } from '../document/document.ts'
import { fileContent } from '../document/file-content.ts'
import type { Group } from '../model.ts'
import { type OperationNames, schemasOfGroup } from '../views/schemas-of-group.ts'
import { type Enums, openString } from '../views/views.ts'
import { type Declaration, declarationsOf, type OwnType } from './types/declarations.ts'
import { globalType } from './types/scalars.ts'

/** Names of the types of one operation, as they stand in types.gen.ts. */
export interface OperationTypes extends OperationNames {
  readonly data: string
}

/** The types of a group: the file's declarations, and what they are called. */
export interface GroupTypes {
  readonly declarations: readonly Declaration[]
  /** The schemas that they are made of, by the names of the types. */
  readonly schemas: Readonly<Record<string, Json>>
  readonly operations: Readonly<Record<string, OperationTypes>>
}

/**
 * Named types for everything a group takes and returns, so that editors show names instead of shapes. Printed as
 * text: a compiler's API would tie every user of the generator to its version.
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
          ...Object.values(names.answers),
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

/** Types that no schema can say. */
const ownTypes = (schemas: GroupTypes['schemas']): Readonly<Record<string, OwnType>> => ({
  [openString]: {
    comment: 'A value that the spec does not know: a server may add to its enums.',
    // `string & {}` keeps the known values of a union in an editor's completion.
    type: 'string & {}',
  },
  [fileContent]: {
    comment: 'The content of a file: a Blob, or bytes such as a Buffer. A File carries its name.',
    type: ['Blob', 'ArrayBuffer', 'ArrayBufferView'].map((name) => globalType(name, schemas)).join(' | '),
  },
})
