import { isObject, type Json, type JsonObject } from '../document.ts'
import { type Components, literalsOf, ownProperty, partsOf, propertyOf } from './components.ts'

/** Marks the enum of a discriminator property, which stays closed in every view. */
export const tagMark = '~tag'

/** A component whose discriminator property is required and has only this component's values. */
export function tagged(
  schema: Json,
  property: string,
  values: readonly string[],
  name: string,
  components: Components,
): Json {
  // A schema that isn't an object has no properties.
  if (!isObject(schema) || !values.length || !holdsFields(schema)) return schema
  const declared = propertyOf(name, property, components)
  const { type, description } = declared ?? {}
  const types = [type].flat()
  const isNumber = types.includes('integer') || types.includes('number')
  const own: JsonObject = {
    type: isNumber ? 'number' : types.includes('boolean') ? 'boolean' : 'string',
    ...(description !== undefined && { description }),
    enum: values.map((value) =>
      isNumber ? Number(value) : types.includes('boolean') ? value === 'true' : value,
    ),
    [tagMark]: true,
  }
  return withProperty(schema, property, own)
}

const holdsFields = (schema: JsonObject): boolean =>
  partsOf(schema).some(({ type, properties, $ref }) => type === 'object' || properties || $ref) ||
  Array.isArray(schema.allOf)

/** Replaces a property where it is declared, in the schema or in its `allOf`; adds it if it isn't. */
function withProperty(schema: JsonObject, property: string, own: JsonObject): JsonObject {
  const { allOf } = schema
  if (!ownProperty({ ...schema, allOf: [] }, property) && Array.isArray(allOf)) {
    const index = allOf.findIndex((part) => isObject(part) && ownProperty(part, property))
    if (index >= 0) {
      const part = withProperty(allOf[index] as JsonObject, property, own)
      return { ...schema, allOf: allOf.with(index, part) }
    }
  }
  const required = Array.isArray(schema.required) ? schema.required : []
  return {
    ...schema,
    properties: { ...(isObject(schema.properties) && schema.properties), [property]: own },
    required: required.includes(property) ? required : [...required, property],
  }
}

/** A base without literals of its own that would contradict those of its subtypes. */
export function withoutLiterals(
  schema: Json,
  property: string,
  values: readonly string[],
  components: Components,
): Json {
  const declared = ownProperty(schema, property)
  const literals = literalsOf(declared, components)
  if (!isObject(schema) || !declared || !literals.length || values.every((value) => literals.includes(value)))
    return schema
  const { type, description } = declared
  const own: JsonObject = { type: type ?? 'string', ...(description !== undefined && { description }) }
  const loosen = (part: JsonObject): JsonObject => ({
    ...part,
    ...(isObject(part.properties) &&
      Object.hasOwn(part.properties, property) && { properties: { ...part.properties, [property]: own } }),
    ...(Array.isArray(part.allOf) && {
      allOf: part.allOf.map((each) => (isObject(each) && each.$ref === undefined ? loosen(each) : each)),
    }),
  })
  return loosen(schema)
}
