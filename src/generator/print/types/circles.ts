import type { Json } from '../../document/document.ts'
import { isObject } from '../../document/document.ts'
import { listOf, nameIn, type Schemas } from './composition.ts'
import { stronglyConnected } from './strongly-connected.ts'

/** For each schema, those on a reference cycle with it without a field in between: TypeScript rejects such aliases. */
export function circlesOf(schemas: Schemas): Map<string, ReadonlySet<string>> {
  const circles = new Map<string, ReadonlySet<string>>()
  for (const component of stronglyConnected(Object.keys(schemas), (name) => leadsTo(schemas[name]))) {
    const circle = new Set(component)
    const [first = ''] = component
    if (circle.size > 1 || [...leadsTo(schemas[first])].includes(first))
      for (const each of component) circles.set(each, circle)
  }
  return circles
}

function* leadsTo(schema: Json | undefined): Iterable<string> {
  if (!isObject(schema)) return
  const name = nameIn(schema)
  if (name !== undefined) yield name
  for (const key of ['allOf', 'anyOf', 'oneOf']) for (const each of listOf(schema[key])) yield* leadsTo(each)
}
