import type { DeclaredSpec, Schema } from './declared.ts'

/** A value with one mistake, and its place. */
export interface Mutation {
  readonly path: string
  readonly value: unknown
}

type Judge = (schema: Schema, value: unknown) => boolean
type Path = readonly (string | number)[]

/**
 * Puts everything that a schema refuses into each place of a valid value, one mistake at a time. The judge decides
 * what is wrong in a place.
 */
export function mutationsOf(schema: Schema, valid: unknown, spec: DeclaredSpec, judge: Judge): Mutation[] {
  const found: Mutation[] = []
  const visit = (node: Schema, value: unknown, path: Path, replace: (wrong: unknown) => unknown): void => {
    const at = (...more: Path) => [...path, ...more].join('.')
    for (const wrong of candidates) {
      // A wrong list in place of a list has its mistake inside.
      if (kindOf(wrong) !== kindOf(value) && !judge(node, wrong))
        found.push({ path: at(), value: replace(wrong) })
    }
    for (const { properties = {}, required = [], items, additionalProperties, propertyNames } of objectsIn(
      node,
      spec,
    )) {
      if (Array.isArray(value) && items) {
        value.forEach((item, index) => {
          visit(items, item, [...path, index], (wrong) => replace(value.with(index, wrong)))
        })
      }
      if (typeof value !== 'object' || !value || Array.isArray(value)) continue
      const fields = value as Record<string, unknown>
      for (const [name, property] of Object.entries(properties)) {
        if (!Object.hasOwn(fields, name)) continue
        visit(property, fields[name], [...path, name], (wrong) => replace({ ...fields, [name]: wrong }))
        const { [name]: _, ...rest } = fields
        if (required.includes(name)) found.push({ path: at(name), value: replace(rest) })
      }
      if (typeof additionalProperties === 'object') {
        visit(additionalProperties, '', [...path, 'extra'], (wrong) => replace({ ...fields, extra: wrong }))
      }
      if (propertyNames) found.push({ path: at('1-x'), value: replace({ ...fields, '1-x': 'v' }) })
    }
  }
  visit(schema, valid, [], (wrong) => wrong)
  return found
}

const kindOf = (value: unknown) =>
  typeof value === 'object' && value ? (Array.isArray(value) ? 'list' : 'object') : value

/** Values that no schema of the specs accepts everywhere. */
const candidates: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -7,
  1.5,
  '',
  'somewhere else',
  'x'.repeat(300),
  '🧪'.repeat(256),
  '2026-02-30T09:15:22Z',
  '2026-03-02T09:15:22',
  '2026-03-02',
  '497f6eca-6276-4993-bfeb-53cbbbba6f0',
  'a@b@c',
  [],
  [null],
  [[7]],
  {},
  { code: null },
]

interface Keywords {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly additionalProperties?: boolean | Schema
  readonly propertyNames?: Schema
}

/** The schemas that describe one value, together or as alternatives. */
function objectsIn(schema: Schema, spec: DeclaredSpec): Keywords[] {
  const node = spec.resolve(schema)
  const parts = [node.allOf, node.oneOf, node.anyOf].flat().filter(Boolean) as Schema[]
  return [node as Keywords, ...parts.flatMap((part) => objectsIn(part, spec))]
}
