import { isObject, type Json, type JsonObject } from '../document.ts'
import { type Components, componentName, parentsOf, refTo } from './components.ts'
import type { Base, Tags } from './families.ts'

/** Internal discriminator key: the member for objects without the property. */
export const absentMark = '~absent'

/** The union that replaces a base: the base itself, its subtypes, and the fallback for all other values. */
export function familyUnion(
  { property, self, fallback }: Base,
  name: string,
  selfName: string,
  members: ReadonlyMap<string, string>,
  tags: Tags,
): JsonObject {
  const all = new Set([
    ...(self ? [selfName] : []),
    ...members.values(),
    ...(fallback === undefined ? [] : [fallback]),
  ])
  const mapping: JsonObject = {}
  for (const [each, member] of [...members, ...(self ? [[name, selfName] as const] : [])])
    for (const value of tags.of(each, property)) mapping[value] ??= refTo(member)
  return {
    oneOf: [...all].map((each) => ({ $ref: refTo(each) })),
    discriminator: {
      propertyName: property,
      mapping,
      ...(fallback !== undefined && { defaultMapping: refTo(fallback) }),
      ...((self === 'optional' || self === 'absent') && { [absentMark]: refTo(selfName) }),
    },
  }
}

/** The union's member for the base itself, recognized by its own values, a missing property, or either. */
export function selfSchema(
  self: Base['self'],
  base: JsonObject,
  property: string,
  marked: (schema: JsonObject) => Json,
): JsonObject {
  if (self === 'absent') return { allOf: [base], properties: { [property]: false } }
  const { required, ...schema } = marked({ allOf: [base] }) as JsonObject
  return self === 'optional' || required === undefined ? schema : { ...schema, required }
}

/** Rewrites a component whose alternatives extend it as their union, without what they inherit from it. */
export function alternativesOf(
  schema: JsonObject,
  components: Components,
  name: string,
  base: JsonObject,
): JsonObject {
  const { oneOf, anyOf, discriminator } = schema
  const members = [oneOf, anyOf].flatMap((each) => (Array.isArray(each) ? each : []))
  const extend = members.every((each) => {
    const member = isObject(each) ? componentName(each.$ref, components) : undefined
    return member !== undefined && parentsOf(components[member], components).includes(name)
  })
  return {
    ...(!extend && { allOf: [base] }),
    ...(oneOf !== undefined && { oneOf }),
    ...(anyOf !== undefined && { anyOf }),
    ...(discriminator !== undefined && { discriminator }),
  }
}

/** A schema with the annotations of another. */
export const described = (
  { title, description, nullable, deprecated }: JsonObject,
  schema: JsonObject,
): JsonObject => ({
  ...(title !== undefined && { title }),
  ...(description !== undefined && { description }),
  ...(deprecated !== undefined && { deprecated }),
  ...schema,
  ...(nullable !== undefined && { nullable }),
})
