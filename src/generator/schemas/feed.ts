import { isObject, type Json, type JsonObject } from '../document/document.ts'
import { formats } from './formats.ts'
import { expressionOf } from './patterns.ts'

const prefix = '#/components/schemas/'

/**
 * Rewrites schemas so that the zod plugin reads each one for what it says. It takes `uuid`, `email` and lengths for
 * something narrower than JSON Schema, 64-bit integers for texts to be converted, fills in defaults, freezes what is
 * readOnly and drops null from OpenAPI 3.0 and from enums. What it cannot check is left out, so that no schema refuses
 * what the spec allows.
 */
export function feedOf(schemas: Readonly<Record<string, Json>>): Record<string, Json> {
  return Object.fromEntries(
    Object.entries(schemas).map(([name, schema]) => {
      const fed = feed(schema, schemas)
      return [
        name,
        isObject(schema) && schema.description ? { ...fed, description: schema.description } : fed,
      ]
    }),
  )
}

/** Says nothing about which values are valid. */
const annotations =
  /^(title|description|default|examples?|deprecated|readOnly|writeOnly|externalDocs|xml|discriminator|\$comment|x-.*)$/

/** Cannot be checked; beside `prefixItems` and `patternProperties` their neighbours mean something else than alone. */
const dropped: Readonly<Record<string, readonly string[]>> = {
  prefixItems: ['prefixItems', 'items'],
  patternProperties: ['patternProperties', 'additionalProperties'],
}

type Schemas = Readonly<Record<string, Json>>

function feed(node: Json, schemas: Schemas): JsonObject {
  if (!isObject(node)) return {}
  const kept: JsonObject = {}
  const without = new Set(Object.keys(node).flatMap((key) => dropped[key] ?? []))
  for (const [key, value] of Object.entries(node)) {
    if (annotations.test(key) || without.has(key)) continue
    if (key === 'properties' && isObject(value)) kept.properties = mapValues(value, schemas)
    else if (key === 'pattern') {
      if (expressionOf(`${value}`)) kept.pattern = value
    } else if (key === 'items') kept.items = feed(value, schemas)
    else if (key === 'propertyNames') kept.propertyNames = { type: 'string', ...feed(value, schemas) }
    // Unknown fields are never refused.
    else if (key === 'additionalProperties') {
      if (value !== false) kept[key] = value === true ? true : feed(value, schemas)
    } else if (/^(allOf|anyOf|oneOf)$/.test(key) && Array.isArray(value)) {
      kept[key] = value.map((each) => feed(each, schemas))
    } else kept[key] = value
  }
  return withNull(allOfOne(withRef(withLimits(withFormat(kept))), schemas))
}

const mapValues = (values: JsonObject, schemas: Schemas): JsonObject =>
  Object.fromEntries(Object.entries(values).map(([name, each]) => [name, feed(each, schemas)]))

/** The plugin would convert 64-bit integers; other formats of numbers are ranges, which it knows. */
function withFormat({ format, ...rest }: JsonObject): JsonObject {
  const isText = [rest.type].flat().includes('string')
  const known = isText
    ? Object.hasOwn(formats, `${format}`)
    : /^(u?int(8|16|32)|int64~bigint)$/.test(`${format}`)
  return known ? { ...rest, format: format as Json } : rest
}

/** OpenAPI 3.0 has exclusive limits as flags. */
function withLimits({ exclusiveMinimum, exclusiveMaximum, ...rest }: JsonObject): JsonObject {
  const { minimum, maximum } = rest
  if (exclusiveMinimum === true) delete rest.minimum
  if (exclusiveMaximum === true) delete rest.maximum
  const low = exclusiveMinimum === true ? minimum : exclusiveMinimum
  const high = exclusiveMaximum === true ? maximum : exclusiveMaximum
  return {
    ...rest,
    ...(typeof low === 'number' && { exclusiveMinimum: low }),
    ...(typeof high === 'number' && { exclusiveMaximum: high }),
  }
}

/** What stands beside a reference holds together with it. */
function withRef(schema: JsonObject): JsonObject {
  const { $ref, nullable, ...rest } = schema
  if ($ref === undefined || !Object.keys(rest).length) return schema
  return { allOf: [{ $ref }, rest], ...(nullable !== undefined && { nullable }) }
}

/** Puts objects that hold together into one; leaves out what says nothing. */
function allOfOne(schema: JsonObject, schemas: Schemas): JsonObject {
  const { allOf, nullable, ...rest } = schema
  if (!Array.isArray(allOf)) return schema
  const all = [...(Object.keys(rest).length ? [rest] : []), ...(allOf as JsonObject[])].filter(
    (each) => Object.keys(each).length,
  )
  const [first = {}, ...more] = all
  const whole = more.length ? (merged(all, schemas) ?? { allOf: all }) : first
  return nullable === undefined ? whole : { ...whole, nullable }
}

/** One object with the properties of all; nothing where one is no plain object, or two know the same property. */
function merged(all: readonly JsonObject[], schemas: Schemas): JsonObject | undefined {
  const properties: JsonObject = {}
  const required: Json[] = []
  let open = false
  for (const each of all) {
    const target = resolved(each, schemas)
    if (!target || !Object.keys(target).every((key) => plainKeys.has(key))) return undefined
    if (target.type !== undefined && target.type !== 'object') return undefined
    if (isObject(target.additionalProperties)) return undefined
    open ||= target.additionalProperties === true
    for (const [name, property] of Object.entries((target.properties ?? {}) as JsonObject)) {
      if (Object.hasOwn(properties, name)) return undefined
      properties[name] = property
    }
    required.push(...((target.required ?? []) as Json[]))
  }
  return {
    type: 'object',
    properties,
    ...(required.length && { required }),
    ...(open && { additionalProperties: true }),
  }
}

const plainKeys = new Set(['type', 'properties', 'required', 'additionalProperties'])

function resolved(schema: JsonObject, schemas: Schemas, hops = 0): JsonObject | undefined {
  if (typeof schema.$ref !== 'string') return schema
  const target = schemas[schema.$ref.slice(prefix.length)]
  return target === undefined || hops > 20 ? undefined : resolved(feed(target, schemas), schemas, hops + 1)
}

/** Null as a type of its own: OpenAPI 3.0 has it as a flag, and an enum may hold it. */
function withNull({ nullable, ...schema }: JsonObject): JsonObject {
  const { enum: values, ...rest } = schema
  if (Array.isArray(values)) {
    const texts = values.filter((value) => value !== null && typeof value !== 'object')
    // A value that is no scalar cannot be told from others.
    const whole = values.every((value) => value === null || typeof value !== 'object')
    const types = [rest.type ?? []].flat().filter((type) => type !== 'null')
    const branch: JsonObject = {
      ...rest,
      ...(types.length && { type: types.length === 1 ? (types[0] as Json) : types }),
      ...(whole && { enum: texts }),
    }
    if (!texts.length && whole) return { type: 'null' }
    return nullable === true || values.includes(null) ? { anyOf: [branch, { type: 'null' }] } : branch
  }
  if (nullable !== true) return schema
  const { type } = schema
  return typeof type === 'string'
    ? { ...schema, type: [type, 'null'] }
    : { anyOf: [schema, { type: 'null' }] }
}
