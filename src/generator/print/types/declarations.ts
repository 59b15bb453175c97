import { isObject, type Json } from '../../document/document.ts'
import { reach, refName } from '../../document/reach.ts'
import { circlesOf } from './circles.ts'
import { comment, commentOf, descriptionOf } from './comments.ts'
import { listOf, nameIn, type Schemas } from './composition.ts'
import { schemaType, withRequired } from './schema-type.ts'
import type { Scope } from './scope.ts'
import type { Field } from './type-text.ts'

/** A type that no schema can express, with its comment. */
export interface OwnType {
  readonly comment: string
  readonly type: string
}

/** A named type in the file of types. */
export interface Declaration {
  readonly name: string
  readonly isExported: boolean
  /** Without the comment, with a final line break. */
  readonly text: string
  readonly comment: string
  /** The comment without its tags. */
  readonly description: string
  /** The fields of an object. */
  readonly fields: readonly Field[]
  /** The names of the other declarations it refers to. */
  readonly names: readonly string[]
}

/** Every schema as a declaration: an interface if it is an object, so that editors show its name. */
export function declarationsOf(
  schemas: Schemas,
  names: readonly string[],
  own: Readonly<Record<string, OwnType>>,
): Declaration[] {
  const circles = circlesOf(schemas)
  const taken = reach(
    names.map((name) => schemas[name] ?? null),
    schemas,
  )
  for (const name of names) taken.add(name)
  const extended = extendedNames(schemas)
  const declarations = Object.entries(schemas).map(([name, schema]): Declaration => {
    const ownType = own[name]
    if (ownType)
      return {
        ...alias(name, ownType.type),
        comment: comment([ownType.comment], ''),
        description: ownType.comment,
      }
    const names = new Set<string>()
    const scope: Scope = {
      schemas,
      typeOf: schemaType,
      indent: '',
      names,
      takesUndefined: taken.has(name),
      required: [],
      isPart: false,
      isExtended: extended.has(name),
      circle: circles.get(name) ?? new Set(),
      inside: [name],
      held: 0,
    }
    const { text, form, fields = [] } = schemaType(schema, scope)
    names.delete(name)
    return {
      ...alias(name, text),
      ...(form === 'object' && { text: `export interface ${name} ${text}\n`, fields }),
      comment: commentOf(schema, ''),
      description: descriptionOf(schema).join('\n'),
      names: [...names],
    }
  })
  return declarations.some(({ names }) => names.includes(withRequired))
    ? [helper, ...declarations]
    : declarations
}

const alias = (name: string, type: string): Declaration => ({
  name,
  isExported: true,
  text: `export type ${name} = ${type};\n`,
  comment: '',
  description: '',
  fields: [],
  names: [],
})

const helper: Declaration = {
  ...alias(withRequired, ''),
  isExported: false,
  text: `type ${withRequired}<T, K extends PropertyKey> = T & {
    [P in K & keyof T]-?: Exclude<T[P], undefined>;
};
`,
}

/** The names of the schemas that others extend. */
function extendedNames(schemas: Schemas): Set<string> {
  const found = new Set<string>()
  const visit = (node: Json | undefined): void => {
    if (Array.isArray(node)) for (const each of node) visit(each)
    if (!isObject(node)) return
    const beside =
      typeof node.$ref === 'string' && Object.keys(node).length > 1 ? refName(node.$ref) : undefined
    for (const name of [beside, ...listOf(node.allOf).map(nameIn)]) if (name !== undefined) found.add(name)
    for (const each of Object.values(node)) visit(each)
  }
  for (const each of Object.values(schemas)) visit(each)
  return found
}
