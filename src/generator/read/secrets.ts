import { isObject, type Json, type SpecDocument, targetOf } from '../document/document.ts'

/** The secrets in a schema. */
export interface Secrets {
  /** Names of the properties, at any depth, whose values are secret. */
  readonly names: readonly string[]
  /** Whether the value as a whole is secret, or a list of secrets. */
  readonly whole: boolean
}

/** The secrets that a schema marks directly, and its references with the name of the property that has them. */
interface Direct extends Secrets {
  readonly refs: readonly (readonly [name: string | undefined, ref: string])[]
}

const known = new WeakMap<SpecDocument, Map<string, Direct>>()

/** Finds values marked by `writeOnly`, `format: password` or `x-secret`: on a property, its items or its target. */
export function secretsOf(document: SpecDocument, schema: Json | undefined): Secrets {
  const memory = known.get(document) ?? new Map<string, Direct>()
  known.set(document, memory)
  const at = (ref: string): Direct => {
    const found = memory.get(ref) ?? direct(targetOf(document, { $ref: ref }))
    memory.set(ref, found)
    return found
  }
  /** Whether a reference's target is secret as a whole. */
  const isWhole = (ref: string): boolean => {
    // Iterating a set includes entries added during the loop.
    const reached = new Set([ref])
    for (const each of reached) {
      const { whole, refs } = at(each)
      if (whole) return true
      for (const [name, next] of refs) if (name === undefined) reached.add(next)
    }
    return false
  }
  const own = direct(schema)
  const names = new Set(own.names)
  let { whole } = own
  const seen = new Set<string>()
  const follow = (refs: Direct['refs'], isOutside: boolean): void => {
    for (const [name, ref] of refs) {
      if (isWhole(ref)) {
        if (name !== undefined) names.add(name)
        else if (isOutside) whole = true
      }
      if (seen.has(ref)) continue
      seen.add(ref)
      const target = at(ref)
      for (const each of target.names) names.add(each)
      follow(target.refs, false)
    }
  }
  follow(own.refs, true)
  return { names: [...names], whole }
}

function direct(schema: Json | undefined): Direct {
  const names = new Set<string>()
  const refs: [string | undefined, string][] = []
  let whole = false
  const visit = (node: Json | undefined, name: string | undefined): void => {
    if (Array.isArray(node)) for (const each of node) visit(each, name)
    if (!isObject(node)) return
    if (node['x-secret'] === true || node.writeOnly === true || node.format === 'password') {
      if (name === undefined) whole = true
      else names.add(name)
    }
    if (typeof node.$ref === 'string') refs.push([name, node.$ref])
    for (const key of ['properties', 'patternProperties']) {
      const properties = isObject(node[key]) ? node[key] : {}
      for (const [property, each] of Object.entries(properties)) {
        visit(each, key === 'properties' ? property : name)
      }
    }
    for (const key of ['allOf', 'anyOf', 'oneOf', 'items', 'prefixItems', 'additionalProperties'])
      visit(node[key], name)
  }
  visit(schema, undefined)
  return { names: [...names], whole, refs }
}
