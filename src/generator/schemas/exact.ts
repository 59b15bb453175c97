import { isObject, type Json } from '../document/document.ts'
import { expressionOf } from '../document/patterns.ts'
import { refName } from '../document/reach.ts'

/**
 * Whether a schema is checked completely. Under `not` and `if`, a check that accepts too much would reject values
 * that the document allows.
 */
export function isExact(
  node: Json,
  schemas: Readonly<Record<string, Json>>,
  seen: Set<string> = new Set(),
): boolean {
  if (Array.isArray(node)) return node.every((each) => isExact(each, schemas, seen))
  if (!isObject(node)) return true
  return Object.entries(node).every(([key, value]) => {
    if (key === 'pattern') return expressionOf(`${value}`) !== undefined
    if (key === 'patternProperties' && isObject(value) && !Object.keys(value).every(expressionOf))
      return false
    // Unknown fields are always accepted, and a value may match several branches.
    if (key === 'additionalProperties' && value === false) return false
    if (/^(oneOf|unevaluated.*)$/.test(key)) return false
    if (key === '$ref' && typeof value === 'string') {
      const name = refName(value)
      if (name === undefined || !Object.hasOwn(schemas, name)) return false
      if (seen.has(name)) return true
      return isExact(schemas[name] as Json, schemas, seen.add(name))
    }
    return /^(const|enum|default|examples?|required|x-.*)$/.test(key) || isExact(value, schemas, seen)
  })
}
