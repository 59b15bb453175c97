import { Addresses, type Failures } from './addresses.ts'
import { isObject, type Json, type JsonObject, lookUpIn } from './document.ts'
import { type Kind, kindOfSection, mapChildren, sectionOf } from './kinds.ts'
import { withMaps, withSections } from './link-maps.ts'
import { ComponentNames } from './link-names.ts'
import { placeOf, pointerOf, refTo } from './link-places.ts'
import { type Place, SpecProblem } from './problem.ts'
import type { Source, Spot } from './sources.ts'

/** A document assembled from several files. */
export interface Linked {
  readonly root: JsonObject
  /** Referenced addresses that have not been read yet. */
  readonly wanted: ReadonlySet<string>
  readonly problems: readonly SpecProblem[]
  readonly notes: readonly string[]
  /** Original places of components from other files, by pointer. */
  readonly origins: ReadonlyMap<string, Place>
}

/**
 * Moves everything that a document refers to in other files into its components. A component that is only a reference
 * to a file is replaced by the target. `sources` are the files read so far; others are added to `wanted`, unless
 * reading them failed.
 */
export function link(entry: Source, sources: readonly Source[], failures: Failures): Linked {
  const addresses = new Addresses(sources, failures)
  const follow = ($ref: string, from: Spot) => addresses.follow($ref, from)
  const document = withSections(entry, follow)
  const problems: SpecProblem[] = []
  const notes: string[] = []
  const names = new ComponentNames(document)
  const refsByTarget = new Map<string, string>()
  const origins = new Map<string, Place>()
  const queue: (() => void)[] = []
  const linked: Record<string, JsonObject> = {}
  const reached = new Set<string>()
  const inlining = new Set<string>()

  /** Translates a reference for the linked document. */
  const reference = ($ref: string, kind: Kind, from: Spot): string => {
    const spot = follow($ref, from)
    if (typeof spot === 'string') throw new SpecProblem(placeOf(from), spot)
    const { source, path } = spot
    const key = `${source.uri}#${pointerOf(path)}`
    const known = refsByTarget.get(key)
    if (known !== undefined) return known
    if (source === entry) {
      reach(path)
      return refTo(path)
    }
    const target = lookUpIn(source.root, path)
    if (target === undefined) throw new SpecProblem(placeOf(from), `$ref ${$ref} points to nothing`)
    const { pointer, note } = names.claim(kind, spot)
    if (note) notes.push(note)
    return place(key, pointer, target, kind, spot)
  }

  const place = (key: string, path: readonly string[], target: Json, kind: Kind, spot: Spot): string => {
    const $ref = refTo(path)
    refsByTarget.set(key, $ref)
    origins.set(pointerOf(path), placeOf(spot))
    queue.push(() => put(path, copy(target, kind, spot)))
    return $ref
  }

  /** Copies a node of any file for the linked document. */
  const copy = (node: Json, kind: Kind, spot: Spot): Json => {
    if (!isObject(node)) return node
    const inlined = inlineTarget(node, kind, spot)
    if (inlined) return inlined
    const { whole, moved } = withMaps(node, kind, spot, follow, (problem) => problems.push(problem))
    const own = mapChildren(kind, whole, (child, childKind, path) => {
      const [first, ...rest] = path.map(String) as [string, ...string[]]
      const { source, path: before } = moved.get(first) ?? {
        source: spot.source,
        path: [...spot.path, first],
      }
      return copy(child, childKind, { source, path: [...before, ...rest] })
    })
    const { $ref, $dynamicRef, discriminator } = own
    const ref = typeof $ref === 'string' ? $ref : kind === 'schema' ? $dynamicRef : undefined
    let result = own
    try {
      if (typeof ref === 'string') {
        const { $ref: _, $dynamicRef: __, ...rest } = own
        result = { $ref: reference(ref, kind, spot), ...rest }
      }
      if (kind === 'schema' && isObject(discriminator))
        result = { ...result, discriminator: mapped(discriminator, spot) }
    } catch (error) {
      if (!(error instanceof SpecProblem)) throw error
      problems.push(error)
    }
    if (kind !== 'schema') return result
    const { $id: _, $anchor: __, $dynamicAnchor: ___, ...plain } = result
    return Object.keys(plain).length === Object.keys(result).length ? result : plain
  }

  /** Paths, and objects without a section in components, are inlined. */
  const inlineTarget = (node: JsonObject, kind: Kind, spot: Spot): Json | undefined => {
    const { $ref, ...rest } = node
    if (typeof $ref !== 'string' || (kind !== 'pathItem' && sectionOf(kind) !== undefined)) return undefined
    const found = follow($ref, spot)
    if (typeof found === 'string') {
      problems.push(new SpecProblem(placeOf(spot), found))
      return rest
    }
    const key = `${found.source.uri}#${pointerOf(found.path)}`
    const target = lookUpIn(found.source.root, found.path)
    // A callback's path may refer to itself.
    if (found.source === entry || inlining.has(key) || target === undefined) return undefined
    if (spot.source === entry) origins.set(pointerOf(spot.path), placeOf(found))
    inlining.add(key)
    const whole = copy(target, kind, found)
    inlining.delete(key)
    return { ...(whole as JsonObject), ...(copy(rest, kind, spot) as JsonObject) }
  }

  /** A mapping contains schema names or references. */
  const mapped = (discriminator: JsonObject, spot: Spot): JsonObject => {
    const schemas = names.all('schema')
    const translate = (target: Json): Json => {
      if (typeof target !== 'string') return target
      const isName = schemas.has(target) || !/[./#]/.test(target)
      if (isName) reach(names.pathOf('schema', target))
      return isName ? target : reference(target, 'schema', spot)
    }
    const { mapping, defaultMapping } = discriminator
    const entries = Object.entries(isObject(mapping) ? mapping : {}).map(([value, each]) => [
      value,
      translate(each),
    ])
    return {
      ...discriminator,
      ...(isObject(mapping) && { mapping: Object.fromEntries(entries) }),
      ...(defaultMapping !== undefined && { defaultMapping: translate(defaultMapping) }),
    }
  }

  const reach = (path: readonly string[]): void => {
    const [section, name] = names.sectionAndName(path) ?? []
    const kind = section === undefined ? undefined : kindOfSection(section)
    if (kind === undefined || name === undefined) return
    const own = names.pathOf(kind, name)
    if (reached.has(pointerOf(own))) return
    reached.add(pointerOf(own))
    const target = lookUpIn(document, own)
    if (target !== undefined) queue.push(() => put(own, copy(target, kind, { source: entry, path: own })))
  }

  const put = (path: readonly string[], value: Json): void => {
    const [section, name] = names.sectionAndName(path) as [string, string]
    linked[section] ??= {}
    linked[section][name] = value
  }

  const runQueue = () => {
    for (let next = queue.shift(); next; next = queue.shift()) next()
  }

  // Replace a component that is only a reference to another file.
  for (const [path, kind, node] of names.components()) {
    if (!isObject(node) || typeof node.$ref !== 'string' || Object.keys(node).length > 1) continue
    const spot = follow(node.$ref, { source: entry, path })
    if (typeof spot === 'string' || spot.source === entry) continue
    const key = `${spot.source.uri}#${pointerOf(spot.path)}`
    const target = lookUpIn(spot.source.root, spot.path)
    if (target === undefined || refsByTarget.has(key)) continue
    reached.add(pointerOf(path))
    place(key, path, target, kind, spot)
  }
  const bare = names.withoutComponents()
  const whole = copy(bare, 'document', { source: entry, path: [] }) as JsonObject
  for (const path of names.usedByName()) reach(path)
  runQueue()
  // An unused object may have dead references.
  const found = problems.length
  for (const [path] of names.components()) reach(path)
  runQueue()
  for (const { place, reason } of problems.splice(found)) {
    notes.push(`${place.file}#${place.pointer}: ${reason}; nothing uses it`)
  }
  return {
    root: names.withComponents(whole, linked),
    wanted: addresses.wanted,
    problems,
    notes,
    origins,
  }
}
