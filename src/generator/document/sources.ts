import { isObject, type Json, type JsonObject } from './document.ts'

/** A file that was read, or what stands at an address. */
export interface Source {
  /** Where it was read. */
  readonly uri: string
  /** Its name in messages. */
  readonly file: string
  readonly root: Json
}

/** Where something stands: in which source, under which names. */
export interface Spot {
  readonly source: Source
  readonly path: readonly string[]
}

/** What is addressed: a whole source, a schema with an `$id`, and the anchors in each. */
export interface Resource extends Spot {
  /** What references in it are relative to. */
  readonly base: string
  readonly anchors: ReadonlyMap<string, readonly string[]>
}

/**
 * The resources of a source, itself first. `$self` names a document (OpenAPI 3.2), `$id` a schema (JSON Schema 2020-12,
 * section 8.2.1); both are what references in them are relative to.
 */
export function resourcesOf(source: Source): Resource[] {
  const found: Resource[] = []
  const visit = (node: Json, path: readonly string[], around: Open | undefined): void => {
    if (typeof node !== 'object' || node === null) return
    let inside = around
    const id = isObject(node) ? (path.length ? node.$id : (node.$self ?? node.$id)) : undefined
    if (!inside || (typeof id === 'string' && !id.startsWith('#'))) {
      const base = typeof id === 'string' ? resolved(id, inside?.base ?? source.uri) : undefined
      inside = { source, path, base: base ?? inside?.base ?? source.uri, anchors: new Map() }
      found.push(inside)
    }
    for (const key of ['$anchor', '$dynamicAnchor']) {
      const name = (node as JsonObject)[key]
      if (typeof name === 'string') inside.anchors.set(name, path)
    }
    for (const [key, each] of Object.entries(node)) {
      if (!isValue(key) || Array.isArray(node)) visit(each, [...path, key], inside)
    }
  }
  visit(source.root, [], undefined)
  return found
}

interface Open extends Resource {
  readonly anchors: Map<string, readonly string[]>
}

const isValue = (key: string) => /^(example|examples|default|enum|const|x-.*)$/.test(key)

/** An address without its fragment; `undefined` where a reference cannot be resolved against a base. */
export function resolved(reference: string, base: string): string | undefined {
  const text = reference.replace(/#.*$/s, '')
  if (text === '') return base.replace(/#.*$/s, '')
  return URL.canParse(text, base) ? new URL(text, base).href : undefined
}
