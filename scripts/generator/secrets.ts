import { isObject, type Json, type JsonObject, resolve, type SpecDocument } from './document.ts'

/** What is secret in a schema. */
export interface Secrets {
  /** Names of the properties, at any depth, whose values are secret. */
  readonly names: readonly string[]
  /** The value as a whole is secret, or a list of secrets. */
  readonly whole: boolean
}

/** Finds what `writeOnly`, `format: password` or `x-secret` mark, on a property, on its items or on what it refers to. */
export function secretsOf(document: SpecDocument, schema: Json | undefined): Secrets {
  const names = new Set<string>()
  const seen = new Set<string | undefined>()
  let whole = false
  const mark = (name: string | undefined) => {
    if (name === undefined) whole = true
    else names.add(name)
  }
  const visit = (node: Json | undefined, name: string | undefined, path: readonly JsonObject[]): void => {
    if (Array.isArray(node)) for (const each of node) visit(each, name, path)
    if (!isObject(node) || path.includes(node)) return
    if (isMarked(node)) mark(name)
    const inside = [...path, node]
    if (typeof node.$ref === 'string') {
      const key = `${name} ${node.$ref}`
      if (seen.has(key)) return
      seen.add(key)
      visit(resolve(document, node, { file: document.file, pointer: '' })[0], name, inside)
    }
    for (const key of ['properties', 'patternProperties']) {
      const properties = isObject(node[key]) ? node[key] : {}
      for (const [property, each] of Object.entries(properties)) {
        visit(each, key === 'properties' ? property : name, inside)
      }
    }
    for (const key of ['allOf', 'anyOf', 'oneOf', 'items', 'prefixItems', 'additionalProperties'])
      visit(node[key], name, inside)
  }
  visit(schema, undefined, [])
  return { names: [...names], whole }
}

const isMarked = (node: JsonObject) =>
  node['x-secret'] === true || node.writeOnly === true || node.format === 'password'
