import type { Json } from '../../document/document.ts'
import { isObject } from '../../document/document.ts'
import { listOf, nameIn, type Schemas } from './composition.ts'

/** For each schema the ones that lead to it and back without a field between them: TypeScript refuses such aliases. */
export function circlesOf(schemas: Schemas): Map<string, ReadonlySet<string>> {
  const circles = new Map<string, ReadonlySet<string>>()
  const indices = new Map<string, number>()
  const path: string[] = []
  const onPath = new Set<string>()
  // Tarjan's strongly connected components.
  const visit = (name: string): number => {
    const index = indices.size
    indices.set(name, index)
    path.push(name)
    onPath.add(name)
    let low = index
    const targets = [...leadsTo(schemas[name])]
    for (const target of targets) {
      if (!indices.has(target)) low = Math.min(low, visit(target))
      else if (onPath.has(target)) low = Math.min(low, indices.get(target) ?? low)
    }
    if (low === index) {
      const circle = new Set(path.splice(path.indexOf(name)))
      for (const each of circle) onPath.delete(each)
      if (circle.size > 1 || targets.includes(name)) for (const each of circle) circles.set(each, circle)
    }
    return low
  }
  for (const name of Object.keys(schemas)) if (!indices.has(name)) visit(name)
  return circles
}

function* leadsTo(schema: Json | undefined): Iterable<string> {
  if (!isObject(schema)) return
  const name = nameIn(schema)
  if (name !== undefined) yield name
  for (const key of ['allOf', 'anyOf', 'oneOf']) for (const each of listOf(schema[key])) yield* leadsTo(each)
}
