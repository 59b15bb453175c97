import { isObject, type Json, type JsonObject } from '../document.ts'
import {
  type Components,
  componentName,
  isAlias,
  literalsOf,
  ownProperty,
  parentsOf,
  partsOf,
} from './components.ts'

/** A component that means the union of the components that extend it. */
export interface Base {
  /** The discriminator property. */
  readonly property: string
  /** Names of the components in the union, without the base itself. */
  readonly subtypes: readonly string[]
  /** How the base itself is recognized: by a value, a missing property, or either; undefined if it is abstract. */
  readonly self: 'tagged' | 'optional' | 'absent' | undefined
  /** The component for an unknown or missing value (OpenAPI 3.2). */
  readonly fallback: string | undefined
}

/** Discriminator values of each component, by property. */
export class Tags {
  readonly #values = new Map<string, Map<string, Set<string>>>()

  add(name: string, property: string, values: readonly string[]): void {
    const own = this.#values.get(name) ?? new Map<string, Set<string>>()
    this.#values.set(name, own)
    own.set(property, new Set([...(own.get(property) ?? []), ...values]))
  }

  of(name: string, property: string): string[] {
    return [...(this.#values.get(name)?.get(property) ?? [])]
  }

  /** The discriminator properties of a component. */
  propertiesOf(name: string): string[] {
    return [...(this.#values.get(name)?.keys() ?? [])]
  }
}

/** Returns a function that lists the components that extend one, directly or indirectly. */
export function descendantsOf(components: Components): (name: string) => readonly string[] {
  const children = new Map<string, string[]>()
  for (const name of Object.keys(components)) {
    for (const parent of parentsOf(components[name], components)) {
      const known = children.get(parent)
      if (known) known.push(name)
      else children.set(parent, [name])
    }
  }
  const found = new Map<string, string[]>()
  return (name) => {
    const known = found.get(name)
    if (known) return known
    // Iterating a set includes entries added during the loop.
    const all = new Set(children.get(name))
    for (const each of all) for (const child of children.get(each) ?? []) all.add(child)
    all.delete(name)
    found.set(name, [...all])
    return [...all]
  }
}

/** The discriminator that a component declares, also within `allOf`. */
export function discriminatorOf(schema: Json | undefined): JsonObject | undefined {
  const found = partsOf(schema).map(({ discriminator }) => discriminator)
  return found.find((each): each is JsonObject => isObject(each) && typeof each.propertyName === 'string')
}

/** The components in a mapping, each with its values. */
export function mapped(discriminator: JsonObject, components: Components): Map<string, string[]> {
  const result = new Map<string, string[]>()
  const { mapping } = discriminator
  for (const [value, target] of Object.entries(isObject(mapping) ? mapping : {})) {
    const name = componentName(target, components)
    if (name !== undefined) result.set(name, [...(result.get(name) ?? []), value])
  }
  return result
}

/**
 * Finds the components whose discriminator selects among those that extend them (OpenAPI, Discriminator Object). The
 * values come from the mapping, else from the subtype's own schema, else from the components' names.
 */
export function readBases(components: Components, tags: Tags): Map<string, Base> {
  const descendants = descendantsOf(components)
  const found = [...declaredBases(components, descendants)]
  for (const { property, byName, fallback } of found)
    for (const [each, values] of byName) if (each !== fallback) tags.add(each, property, values)
  for (const { name, property, byName, below, fallback } of found) {
    if (!byName.size && below.length) tags.add(name, property, impliedFor(name, property, components))
    for (const each of below) {
      if (each === fallback || tags.of(each, property).length) continue
      const values = valuesOf(each, property, components, byName.size === 0)
      if (values.length) tags.add(each, property, values)
    }
  }
  const bases = new Map<string, Base>()
  for (const { name, property, byName, below, fallback } of found) {
    const hasTag = (each: string) => each !== name && tags.of(each, property).length > 0
    const subtypes = [...new Set([...byName.keys(), ...below])].filter(hasTag)
    if (!subtypes.length && fallback === undefined) continue
    const isRequired = requires(name, property, components)
    const self = tags.of(name, property).length
      ? isRequired || fallback !== undefined
        ? 'tagged'
        : 'optional'
      : isRequired || fallback !== undefined
        ? undefined
        : 'absent'
    bases.set(name, { property, subtypes, self, fallback })
    // A component between the base and a subtype is a base of its own subtypes.
    for (const each of below) {
      const own = descendants(each).filter((below) => tags.of(below, property).length)
      if (bases.has(each) || discriminatorOf(components[each]) || !own.length) continue
      const self = tags.of(each, property).length ? 'tagged' : undefined
      bases.set(each, { property, subtypes: own, self, fallback: undefined })
    }
  }
  return bases
}

interface DeclaredBase {
  readonly name: string
  readonly property: string
  readonly byName: ReadonlyMap<string, string[]>
  readonly below: readonly string[]
  readonly fallback: string | undefined
}

function* declaredBases(
  components: Components,
  descendants: (name: string) => readonly string[],
): Iterable<DeclaredBase> {
  for (const [name, schema] of Object.entries(components)) {
    const discriminator = discriminatorOf(schema)
    if (!discriminator || !isObject(schema) || schema.oneOf || schema.anyOf) continue
    const byName = mapped(discriminator, components)
    yield {
      name,
      property: `${discriminator.propertyName}`,
      byName,
      below: descendants(name).filter(
        (each) => byName.has(each) || !isAlias(components[each]) || !byName.size,
      ),
      fallback: componentName(discriminator.defaultMapping, components),
    }
  }
}

function valuesOf(name: string, property: string, components: Components, isImplicit: boolean): string[] {
  const schema = components[name]
  const own = literalsOf(ownProperty(schema, property), components)
  if (own.length) return own
  const ownValue = isObject(schema) ? schema['x-ms-discriminator-value'] : undefined
  return typeof ownValue === 'string' ? [ownValue] : isImplicit ? [name] : []
}

/** Without a mapping, the name of the base is a value too, unless the base declares only others. */
function impliedFor(name: string, property: string, components: Components): string[] {
  const declared = literalsOf(ownProperty(components[name], property), components)
  return declared.length && !declared.includes(name) ? [] : [name]
}

function requires(
  name: string,
  property: string,
  components: Components,
  seen: readonly string[] = [],
): boolean {
  if (seen.includes(name)) return false
  const schema = components[name]
  return (
    partsOf(schema).some(({ required }) => Array.isArray(required) && required.includes(property)) ||
    parentsOf(schema, components).some((each) => requires(each, property, components, [...seen, name]))
  )
}

/** The discriminator values of a union's member. */
export function valuesOfMember(
  name: string,
  property: string,
  values: readonly string[] | undefined,
  components: Components,
  tags: Tags,
  bases: ReadonlyMap<string, Base>,
): string[] {
  const base = bases.get(name)
  if (base?.property === property) {
    const all = [name, ...base.subtypes]
    return [...new Set([...(values ?? []), ...all.flatMap((each) => tags.of(each, property))])]
  }
  if (values) return [...values]
  const known = tags.of(name, property)
  return known.length ? known : valuesOf(name, property, components, true)
}
