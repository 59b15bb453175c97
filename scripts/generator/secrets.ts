import { isObject, type Json, resolve, type SpecDocument } from './document.ts'

/** Names of the properties, at any depth of a schema, whose values are secret: `writeOnly`, `format: password` or `x-secret`. */
export function secretNames(document: SpecDocument, schema: Json | undefined): string[] {
  const names = new Set<string>()
  const seen = new Set<Json>()
  const visit = (node: Json | undefined): unknown => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (!isObject(node) || seen.has(node)) return
    seen.add(node)
    if (typeof node.$ref === 'string')
      return visit(resolve(document, node, { file: document.file, pointer: '' })[0])
    for (const [name, property] of Object.entries(isObject(node.properties) ? node.properties : {})) {
      if (isSecret(document, property)) names.add(name)
      visit(property)
    }
    for (const key of ['allOf', 'anyOf', 'oneOf', 'items', 'additionalProperties']) visit(node[key])
  }
  visit(schema)
  return [...names]
}

function isSecret(document: SpecDocument, property: Json): boolean {
  if (!isObject(property)) return false
  const [target] = resolve(document, property, { file: document.file, pointer: '' })
  return [property, target].some(
    (each) => each['x-secret'] === true || each.writeOnly === true || each.format === 'password',
  )
}
