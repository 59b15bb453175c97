import type { Json, JsonObject } from '../document/document.ts'
import { anything, type Check, type Read, type Rule } from './check.ts'
import { evaluatedItems } from './evaluated.ts'
import { isExact } from './exact.ts'
import { rangeOf } from './read-scalar.ts'

/** Reads the array keywords of a schema. */
export function readArray(schema: JsonObject, schemas: Readonly<Record<string, Json>>, read: Read): Check {
  const { contains, minContains, maxContains, minItems, maxItems, unevaluatedItems } = schema
  const before = Array.isArray(schema.prefixItems) ? schema.prefixItems.map(read) : []
  // How many items other keywords evaluate, also in `allOf`.
  const evaluated =
    schema.items === undefined && unevaluatedItems !== undefined ? evaluatedItems(schema, schemas) : undefined
  const first =
    evaluated === undefined
      ? before
      : [...before, ...Array(Math.max(0, evaluated - before.length)).fill(anything)]
  const length = rangeOf(minItems, maxItems)
  const array: Check = {
    is: 'array',
    first,
    items: read(evaluated === undefined ? schema.items : unevaluatedItems),
    ...(length && { length }),
  }
  const rules: Rule[] = []
  if (schema.uniqueItems === true) rules.push({ kind: 'unique' })
  if (contains !== undefined) {
    // An inexact check could match too many items.
    const most = isExact(contains, schemas) ? maxContains : undefined
    const range = rangeOf(minContains ?? 1, most)
    if (range) rules.push({ kind: 'contains', check: read(contains), range })
  }
  return rules.length ? { is: 'all', parts: [array], rules } : array
}
