import { isObject, type Json, type JsonObject, lookUpIn } from './document.ts'
import { holdsMany, type Kind } from './kinds.ts'
import { placeOf, refTo } from './link-places.ts'
import { at, SpecProblem } from './problem.ts'
import type { Source, Spot } from './sources.ts'

/** Resolves a reference to its target, or to the reason why it has none. */
type Follow = (ref: string, from: Spot) => Spot | string

/** Inlines maps that an object replaces with a reference to a file; `moved` has their places. */
export function withMaps(
  node: JsonObject,
  kind: Kind,
  spot: Spot,
  follow: Follow,
  report: (problem: SpecProblem) => void,
): { readonly whole: JsonObject; readonly moved: ReadonlyMap<string, Spot> } {
  const moved = new Map<string, Spot>()
  const whole = { ...node }
  for (const [key, value] of Object.entries(node)) {
    if (!isObject(value) || typeof value.$ref !== 'string' || !holdsMany(kind, key)) continue
    const found = follow(value.$ref, { source: spot.source, path: [...spot.path, key] })
    const target = typeof found === 'string' ? undefined : lookUpIn(found.source.root, (found as Spot).path)
    if (typeof found === 'string' || target === undefined) {
      const reason = typeof found === 'string' ? found : `$ref ${value.$ref} points to nothing`
      report(new SpecProblem(at(placeOf(spot), key), reason))
      delete whole[key]
      continue
    }
    moved.set(key, found)
    whole[key] = target
  }
  return moved.size || Object.keys(whole).length < Object.keys(node).length
    ? { whole, moved }
    : { whole: node, moved }
}

/** Replaces a components section that is a reference to a file with one reference per component. */
export function withSections({ root, ...entry }: Source, follow: Follow): JsonObject {
  const document = root as JsonObject
  const { components } = document
  if (!isObject(components)) return document
  const sections = Object.entries(components).map(([section, value]): [string, Json] => {
    if (!isObject(value) || typeof value.$ref !== 'string') return [section, value]
    const found = follow(value.$ref, { source: { root, ...entry }, path: ['components', section] })
    const all = typeof found === 'string' ? undefined : lookUpIn(found.source.root, found.path)
    if (typeof found === 'string' || !isObject(all)) return [section, value]
    const refs = Object.keys(all).map((name) => [
      name,
      { $ref: `${found.source.uri}${refTo([...found.path, name])}` },
    ])
    return [section, Object.fromEntries(refs)]
  })
  return { ...document, components: Object.fromEntries(sections) }
}
