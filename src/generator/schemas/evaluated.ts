import { isObject, type Json, type JsonObject } from '../document/document.ts'
import { expressionOf } from '../document/patterns.ts'
import { refName } from '../document/reach.ts'
import type { Expression } from './check.ts'

type Schemas = Readonly<Record<string, Json>>

/**
 * The fields that a schema and its branches evaluate, to which `unevaluatedProperties` doesn't apply; undefined if
 * they evaluate all. Branches count even if a value may not match them, so that no valid value is rejected.
 */
export function evaluatedFields(
  schema: JsonObject,
  schemas: Schemas,
): { readonly names: string[]; readonly patterns: Expression[] } | undefined {
  const names = new Set<string>()
  const patterns: Expression[] = []
  let isAll = false
  for (const part of inPlaceSchemas(schema, schemas)) {
    const { additionalProperties, patternProperties, properties, unevaluatedProperties } = part
    isAll ||= additionalProperties !== undefined || (part !== schema && unevaluatedProperties !== undefined)
    for (const name of Object.keys(isObject(properties) ? properties : {})) names.add(name)
    for (const pattern of Object.keys(isObject(patternProperties) ? patternProperties : {})) {
      const expression = expressionOf(pattern)
      if (expression) patterns.push(expression)
      else isAll = true
    }
  }
  return isAll ? undefined : { names: [...names], patterns }
}

/** How many items a schema evaluates, to which `unevaluatedItems` doesn't apply; undefined if it may be all. */
export function evaluatedItems(schema: JsonObject, schemas: Schemas): number | undefined {
  let count = 0
  for (const part of inPlaceSchemas(schema, schemas)) {
    const { contains, items, prefixItems, unevaluatedItems } = part
    if (items !== undefined || contains !== undefined || (part !== schema && unevaluatedItems !== undefined))
      return undefined
    if (Array.isArray(prefixItems)) count = Math.max(count, prefixItems.length)
  }
  return count
}

/** The schemas that apply to the same value. */
function inPlaceSchemas(schema: JsonObject, schemas: Schemas): Set<JsonObject> {
  const found = new Set<JsonObject>([schema])
  // Iterating a set includes entries added during the loop.
  for (const { $ref, allOf, anyOf, oneOf, if: test, then, else: otherwise, dependentSchemas } of found) {
    const name = typeof $ref === 'string' ? refName($ref) : undefined
    const parts = [
      ...[name === undefined ? undefined : schemas[name], test, then, otherwise],
      ...[allOf, anyOf, oneOf].flatMap((each) => each ?? []),
      ...Object.values(isObject(dependentSchemas) ? dependentSchemas : {}),
    ]
    for (const part of parts) if (isObject(part)) found.add(part)
  }
  return found
}
