import { decodePointer, isObject, type Json, type JsonObject } from '../document.ts'

/** A reference to a component. */
export const refTo = (name: string): string =>
  `#/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '%25')}`

export type Components = Readonly<Record<string, Json>>

/** The component that a mapping value or a reference points to, by pointer, bare name or file. */
export function componentName(target: Json | undefined, components: Components): string | undefined {
  if (typeof target !== 'string') return undefined
  if (Object.hasOwn(components, target)) return target
  const path = target.startsWith('#/') ? decodePointer(target.slice(1)) : undefined
  const [section, kind, own, ...rest] = path ?? []
  const name = path
    ? section === 'components' && kind === 'schemas' && !rest.length
      ? own
      : undefined
    : target.replace(/^.*\//, '').replace(/\.\w+$/, '')
  return name !== undefined && Object.hasOwn(components, name) ? name : undefined
}

/** The components that a schema extends: in its `allOf`, or by its `$ref`. */
export function parentsOf(schema: Json | undefined, components: Components): string[] {
  if (!isObject(schema)) return []
  const refs = [...(Array.isArray(schema.allOf) ? schema.allOf : []), schema].map(refOf)
  return refs.flatMap(($ref) => ($ref?.startsWith('#/') ? (componentName($ref, components) ?? []) : []))
}

/** A schema and, recursively, the inline schemas in its `allOf`. */
export function partsOf(schema: Json | undefined): JsonObject[] {
  if (!isObject(schema)) return []
  const inner = Array.isArray(schema.allOf) ? schema.allOf.filter((each) => refOf(each) === undefined) : []
  return [schema, ...inner.flatMap(partsOf)]
}

/** Whether a component is only an alias of another; it may have its own description. */
export const isAlias = (schema: Json | undefined): boolean => {
  const parts = partsOf(schema)
  const holds = parts.some((part) => Object.keys(part).some((key) => !annotation.test(key)))
  return !holds && isObject(schema) && [schema.allOf ?? []].flat().length <= 1
}

const annotation =
  /^(\$ref|allOf|title|description|nullable|deprecated|examples?|default|readOnly|writeOnly|x-.*)$/

export const refOf = (node: Json | undefined): string | undefined =>
  isObject(node) && typeof node.$ref === 'string' ? node.$ref : undefined

/** The schema of a property, declared or inherited. */
export function propertyOf(
  name: string,
  property: string,
  components: Components,
  seen: ReadonlySet<string> = new Set(),
): JsonObject | undefined {
  if (seen.has(name)) return undefined
  const own = ownProperty(components[name], property)
  if (own) return own
  const before = new Set([...seen, name])
  for (const parent of parentsOf(components[name], components)) {
    const inherited = propertyOf(parent, property, components, before)
    if (inherited) return inherited
  }
  return undefined
}

export function ownProperty(schema: Json | undefined, property: string): JsonObject | undefined {
  for (const { properties } of partsOf(schema)) {
    const found =
      isObject(properties) && Object.hasOwn(properties, property) ? properties[property] : undefined
    if (isObject(found)) return found
  }
  return undefined
}

/** The literals that a schema allows, as strings; empty if it allows other values. */
export function literalsOf(schema: JsonObject | undefined, components: Components): string[] {
  const target =
    schema?.$ref === undefined ? schema : components[componentName(schema.$ref, components) ?? '']
  if (!isObject(target)) return []
  const values = target.const !== undefined ? [target.const] : Array.isArray(target.enum) ? target.enum : []
  return values.every((value) => value !== null && typeof value !== 'object') ? values.map(String) : []
}
