import { isObject, type Json, type JsonObject } from './document.ts'

/** A loaded file or URL. */
export interface Source {
  /** The URI it was loaded from. */
  readonly uri: string
  /** Its name in messages. */
  readonly file: string
  readonly root: Json
}

/** A position: a source, and the path in it. */
export interface Spot {
  readonly source: Source
  readonly path: readonly string[]
}

/** A target of references: a whole source or a schema with an `$id`, with its anchors. */
export interface Resource extends Spot {
  /** Base URI of the references in it. */
  readonly base: string
  readonly anchors: ReadonlyMap<string, readonly string[]>
}

/**
 * The resources of a source, itself first. `$self` of a document (OpenAPI 3.2) and `$id` of a schema (JSON Schema
 * 2020-12, section 8.2.1) set the base URI of the references in them.
 */
export function resourcesOf(source: Source): Resource[] {
  const found: Resource[] = []
  const visit = (node: Json, path: readonly string[], enclosing: Open | undefined): void => {
    if (typeof node !== 'object' || node === null) return
    let inside = enclosing
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

/** Resolves a reference, without its fragment; `undefined` if that isn't possible. */
export function resolved(reference: string, base: string): string | undefined {
  const text = reference.replace(/#.*$/s, '')
  if (text === '') return base.replace(/#.*$/s, '')
  return URL.canParse(text, base) ? new URL(text, base).href : undefined
}
