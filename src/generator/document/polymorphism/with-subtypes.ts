import { decodePointer, isObject, type Json, type JsonObject, type SpecDocument } from '../document.ts'
import { type Components, componentName, refOf, refTo } from './components.ts'
import {
  type Base,
  descendantsOf,
  discriminatorOf,
  mapped,
  readBases,
  Tags,
  valuesOfMember,
} from './families.ts'
import { namesOfSplit, splitComponents } from './split.ts'

/**
 * Writes the meaning of discriminators into the schemas, so that later steps don't have to interpret them:
 *
 * - A base whose discriminator selects among the components that extend it becomes the union of these. The part that
 *   they extend becomes a separate component, so that no schema contains itself.
 * - Each member of a union requires the discriminator property, with its values as a closed enum (`tagMark`).
 * - `discriminator` stays only next to `oneOf` or `anyOf`, and only if the values of every member are known. Its
 *   mapping is then complete and points to members of the union by `#/components/schemas/`. A member that isn't in it
 *   has no value (null), lacks the property, or is the `defaultMapping`, which takes all other values.
 */
export function withSubtypes(document: SpecDocument): SpecDocument {
  const { root } = document
  const all = isObject(root.components) ? root.components : {}
  const components: Components = isObject(all.schemas) ? all.schemas : {}
  const tags = new Tags()
  const bases = readBases(components, tags)
  const unions = findUnions(root)
  const circular = circularUnions(components)
  if (!bases.size && !unions.length && !circular.size && !hasDiscriminator(components)) return document
  // Values from a mapping take precedence over those implied by component names.
  for (const union of unions) {
    const { propertyName, ...rest } = union.discriminator as JsonObject
    const members = (alternatives(union) ?? []).map((each) => componentName(refOf(each), components))
    for (const [name, values] of mapped(rest, components))
      if (members.includes(name) && bases.get(name)?.property !== propertyName)
        tags.add(name, `${propertyName}`, values)
  }
  const read = new Map<unknown, Union>()
  for (const each of unions) {
    const union = readUnion(each, components, tags, bases)
    if (!union) continue
    read.set(each.discriminator, union)
    for (const [name, values] of union.values)
      if (bases.get(name)?.property !== union.property) tags.add(name, union.property, values)
  }
  const names = namesOfSplit(components, bases, circular, tags)
  const changed = rewritten(root, read, names) as JsonObject & {
    components?: JsonObject & { schemas?: Components }
  }
  // A document may have unions only in its operations.
  if (!changed.components?.schemas) return { ...document, root: changed }
  const schemas = splitComponents(changed.components.schemas, names, bases, circular, tags)
  return { ...document, root: { ...changed, components: { ...changed.components, schemas } } }
}

const hasDiscriminator = (components: Components) => Object.values(components).some(discriminatorOf)

const alternatives = ({ oneOf, anyOf }: JsonObject): Json[] | undefined =>
  [oneOf, anyOf].find((each) => Array.isArray(each)) as Json[] | undefined

/** Keys whose values are data. */
const data = /^(example|examples|default|enum|const|x-.*)$/

const opaque = new RegExp(`${data.source}|^discriminator$`)

/** Whether the keys of a value are names from the document, not keywords. */
const isNamed = (key: string, isMap: boolean) =>
  !isMap && /^(properties|patternProperties|schemas)$/.test(key)

/** All schemas that have a discriminator next to their alternatives. */
function findUnions(node: Json): JsonObject[] {
  const found: JsonObject[] = []
  const visit = (each: Json | undefined, isMap = false): void => {
    if (Array.isArray(each)) for (const item of each) visit(item)
    if (!isObject(each)) return
    const { discriminator } = each
    if (isObject(discriminator) && typeof discriminator.propertyName === 'string' && alternatives(each))
      found.push(each)
    for (const [key, value] of Object.entries(each))
      if (isMap || !data.test(key)) visit(value, isNamed(key, isMap))
  }
  visit(node)
  return found
}

interface Union {
  readonly property: string
  readonly values: ReadonlyMap<string, readonly string[]>
  readonly discriminator: JsonObject
}

/** The discriminator values of a union's members; undefined if a member's are unknown. */
function readUnion(
  union: JsonObject,
  components: Components,
  tags: Tags,
  bases: ReadonlyMap<string, Base>,
): Union | undefined {
  const discriminator = union.discriminator as JsonObject
  const property = `${discriminator.propertyName}`
  const byName = mapped(discriminator, components)
  const fallback = componentName(discriminator.defaultMapping, components)
  const values = new Map<string, readonly string[]>()
  const mapping: JsonObject = {}
  for (const member of alternatives(union) ?? []) {
    if (isObject(member) && member.type === 'null') continue
    const name = componentName(refOf(member), components)
    if (name === undefined) return undefined
    const own = valuesOfMember(name, property, byName.get(name), components, tags, bases)
    if (name === fallback) continue
    for (const value of own) {
      if (mapping[value] !== undefined && mapping[value] !== refTo(name)) return undefined
      mapping[value] = refTo(name)
    }
    values.set(name, own)
  }
  if (!values.size) return undefined
  const rest = fallback === undefined ? {} : { defaultMapping: refTo(fallback) }
  return { property, values, discriminator: { propertyName: property, mapping, ...rest } }
}

/** Components whose alternatives extend them. */
function circularUnions(components: Components): Set<string> {
  const descendants = descendantsOf(components)
  const names = Object.keys(components).filter((name) => {
    const schema = components[name]
    const members = isObject(schema) ? alternatives(schema) : undefined
    return members?.some((each) => descendants(name).includes(componentName(refOf(each), components) ?? ''))
  })
  return new Set(names)
}

/** A copy that keeps only the discriminators of unions. References into a split component point to its base part. */
function rewritten(
  node: Json,
  unions: ReadonlyMap<unknown, Union>,
  names: ReadonlyMap<string, string>,
): Json {
  const change = ({ discriminator, ...rest }: JsonObject): JsonObject => {
    const union = unions.get(discriminator)
    return union ? { ...rest, discriminator: union.discriminator } : rest
  }
  const visit = (each: Json, isMap = false): Json => {
    if (Array.isArray(each)) {
      const items = each.map((item) => visit(item))
      return items.every((item, index) => item === each[index]) ? each : items
    }
    if (!isObject(each)) return each
    const { discriminator } = each
    const isDeclared = isObject(discriminator) && typeof discriminator.propertyName === 'string'
    const start = isDeclared ? change(each) : each
    const entries = Object.entries(start).map(([key, value]): [string, Json] => {
      if (key === '$ref' && typeof value === 'string') return [key, rewrittenRef(value, names)]
      return [key, !isMap && opaque.test(key) ? value : visit(value, isNamed(key, isMap))]
    })
    const isSame = start === each && entries.every(([key, value]) => value === each[key])
    return isSame ? each : Object.fromEntries(entries)
  }
  return visit(node)
}

function rewrittenRef($ref: string, names: ReadonlyMap<string, string>): string {
  const [, name, rest] = /^#\/components\/schemas\/([^/]+)(\/.*)$/.exec($ref) ?? []
  const target = name === undefined ? undefined : names.get(decodePointer(`/${name}`)[0] ?? '')
  return target === undefined ? $ref : refTo(target) + rest
}
