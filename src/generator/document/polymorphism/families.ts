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

/** A component that stands for the union of those that extend it. */
export interface Base {
  /** The property that tells them apart. */
  readonly property: string
  /** Names of the components in the union, without its own. */
  readonly subtypes: readonly string[]
  /** Its own place in the union: by a value, by the lack of one, by either; none where it is abstract. */
  readonly self: 'tagged' | 'optional' | 'absent' | undefined
  /** What holds where the value is unknown or lacking (OpenAPI 3.2). */
  readonly fallback: string | undefined
}

/** Which values of which property say that a value is of a component. */
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

  /** The properties that a component is told by. */
  propertiesOf(name: string): string[] {
    return [...(this.#values.get(name)?.keys() ?? [])]
  }
}

/** The components that extend each component, directly or through others. */
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
    // A set gives what is added to it while it is walked.
    const all = new Set(children.get(name))
    for (const each of all) for (const child of children.get(each) ?? []) all.add(child)
    all.delete(name)
    found.set(name, [...all])
    return [...all]
  }
}

/** The discriminator that a component declares, itself or in a part of it. */
export function discriminatorOf(schema: Json | undefined): JsonObject | undefined {
  const found = partsOf(schema).map(({ discriminator }) => discriminator)
  return found.find((each): each is JsonObject => isObject(each) && typeof each.propertyName === 'string')
}

/** The components that a mapping names, each with its values. */
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
 * Reads the components whose discriminator is for those that extend them (OpenAPI, Discriminator Object): what the
 * mapping names, else what a subtype says itself, else the names of the components.
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
    // What stands between the base and its subtypes stands for those below it.
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

/** Without a mapping the name of the base is a value, too, unless it declares others alone. */
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

/** What the members of a union are told apart by: values to names of components. */
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
