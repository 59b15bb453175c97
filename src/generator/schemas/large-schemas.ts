import { isObject, type Json } from '../document/document.ts'
import { refName } from '../document/reach.ts'

/** Up to this many parts, including those of schemas that it refers to, a schema's type is inferred by zod. */
const inferredLimit = 500

/**
 * Names of the schemas whose inferred zod types would be too long for the compiler. Each counts as one part of the
 * schemas that refer to it.
 */
export function largeSchemas(schemas: Readonly<Record<string, Json>>): Set<string> {
  const weights = new Map<string, number>()
  const large = new Set<string>()
  const weightOf = (name: string): number => {
    const known = weights.get(name)
    if (known !== undefined) return known
    // A circular schema reaches itself while it is being weighed.
    weights.set(name, 1)
    const weight = partsOf(schemas[name])
    if (weight > inferredLimit) large.add(name)
    const counted = weight > inferredLimit ? 1 : weight
    weights.set(name, counted)
    return counted
  }
  const partsOf = (node: Json | undefined): number => {
    if (Array.isArray(node)) return node.reduce<number>((sum, each) => sum + partsOf(each), 0)
    if (!isObject(node)) return 0
    const name = typeof node.$ref === 'string' ? refName(node.$ref) : undefined
    const own = name === undefined ? 1 : 1 + weightOf(name)
    return Object.values(node).reduce<number>((sum, each) => sum + partsOf(each), own)
  }
  for (const name of Object.keys(schemas)) weightOf(name)
  return large
}
