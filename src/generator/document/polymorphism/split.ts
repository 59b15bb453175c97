import { isObject, type Json, type JsonObject } from '../document.ts'
import { type Components, componentName, isAlias, refTo } from './components.ts'
import { type Base, descendantsOf, type Tags } from './families.ts'
import { tagged, withoutLiterals } from './tagged.ts'
import { alternativesOf, described, familyUnion, selfSchema } from './union.ts'

/** Components that must be split, each with the name of the part that others extend. */
export function namesOfSplit(
  components: Components,
  bases: ReadonlyMap<string, Base>,
  circular: ReadonlySet<string>,
  tags: Tags,
): Map<string, string> {
  const descendants = descendantsOf(components)
  const names = new Map<string, string>()
  for (const name of Object.keys(components)) {
    // Its own tag would contradict the tags of the components that extend it.
    const clashes = tags
      .propertiesOf(name)
      .some((property) => descendants(name).some((each) => tags.of(each, property).length))
    if (bases.has(name) || circular.has(name) || clashes) names.set(name, free(`${name}Base`, components))
  }
  return names
}

function free(wanted: string, components: Components): string {
  let name = wanted
  for (let count = 2; Object.hasOwn(components, name); count++) name = wanted + count
  return name
}

/** Splits each base into a union of its subtypes and the part that they extend, and tags the members of unions. */
export function splitComponents(
  components: Components,
  base: ReadonlyMap<string, string>,
  bases: ReadonlyMap<string, Base>,
  circular: ReadonlySet<string>,
  tags: Tags,
): Record<string, Json> {
  const descendants = descendantsOf(components)
  const selfOf = (name: string) =>
    bases.get(name)?.self && base.has(name) ? free(`${name}Self`, components) : name
  /** A component that extends the split-off parts, which have no tags, instead of the unions. */
  const withBaseRefs = (name: string, schema: Json): Json => {
    if (!isObject(schema) || isAlias(schema)) return schema
    const baseRef = ($ref: Json | undefined) => {
      const target =
        typeof $ref === 'string' && $ref.startsWith('#/') ? componentName($ref, components) : undefined
      const own = target === undefined ? undefined : base.get(target)
      return own === undefined || target === undefined || !isSubtype(name, target) ? $ref : refTo(own)
    }
    const { $ref, allOf } = schema
    return {
      ...schema,
      ...($ref !== undefined && { $ref: baseRef($ref) as Json }),
      ...(Array.isArray(allOf) && {
        allOf: allOf.map((each) =>
          isObject(each) && each.$ref !== undefined ? { ...each, $ref: baseRef(each.$ref) as Json } : each,
        ),
      }),
    }
  }
  const isSubtype = (name: string, parent: string) =>
    bases.has(parent) ||
    circular.has(parent) ||
    [name, ...descendants(name)].some((each) => tags.propertiesOf(each).length)

  const result: Record<string, Json> = {}
  const marked = (name: string, schema: Json, property: string): Json =>
    tagged(schema, property, tags.of(name, property), name, components)
  for (const [name, schema] of Object.entries(components)) {
    const own = base.get(name)
    const family = bases.get(name)
    const properties = tags.propertiesOf(name)
    let content = withBaseRefs(name, schema)
    if (own === undefined) {
      for (const property of properties) content = marked(name, content, property)
      result[name] = content
      continue
    }
    const ref: JsonObject = { $ref: refTo(own) }
    const plain = isObject(content) ? content : {}
    if (circular.has(name)) {
      const { oneOf, anyOf, discriminator, ...rest } = plain
      result[own] = rest
      result[name] = described(plain, alternativesOf(plain, components, name, ref))
      continue
    }
    if (!family) {
      result[own] = content
      let self: Json = { allOf: [ref] }
      for (const property of properties) self = marked(name, self, property)
      result[name] = described(plain, self as JsonObject)
      continue
    }
    const { property, subtypes, self, fallback } = family
    // A discriminator on another property belongs in the part that the subtypes extend.
    for (const other of properties) if (other !== property) content = marked(name, content, other)
    result[own] = withoutLiterals(
      content,
      property,
      subtypes.flatMap((each) => tags.of(each, property)),
      components,
    )
    const selfName = selfOf(name)
    const members = new Map(subtypes.map((each) => [each, memberOf(each, property)]))
    const rest = fallback === undefined ? undefined : fallback === name ? own : fallback
    result[name] = described(plain, familyUnion({ ...family, fallback: rest }, name, selfName, members, tags))
    if (self)
      result[selfName] = described(
        plain,
        selfSchema(self, ref, property, (each) => marked(name, each, property)),
      )
  }
  return result

  function memberOf(name: string, property: string): string {
    const family = bases.get(name)
    return family?.property === property ? selfOf(name) : name
  }
}
