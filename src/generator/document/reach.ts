import { isObject, type Json } from './document.ts'

/** Prefix of references to components. */
export const componentPrefix = '#/components/schemas/'

/** The name of the component that a reference points to. */
export const refName = ($ref: string): string | undefined =>
  $ref.startsWith(componentPrefix) ? $ref.slice(componentPrefix.length) : undefined

/** Names of the components that schemas refer to, directly or indirectly. */
export function reach(roots: readonly Json[], schemas: Readonly<Record<string, Json>>): Set<string> {
  const found = new Set<string>()
  const visit = (node: Json | undefined): unknown => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (!isObject(node)) return
    const name = typeof node.$ref === 'string' ? refName(node.$ref) : undefined
    if (name !== undefined && !found.has(name)) {
      found.add(name)
      visit(schemas[name])
    }
    Object.values(node).forEach(visit)
  }
  roots.forEach(visit)
  return found
}
