import { isObject, type Json, type JsonObject } from '../document.ts'
import { type Components, componentName, parentsOf, refTo } from './components.ts'
import type { Base, Tags } from './families.ts'

/** Key of a discriminator: what a value is that lacks the property. No document has it. */
export const absentMark = '~absent'

/** The union that stands for a base: its own place in it, its subtypes, and what holds for every other value. */
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

/** What a base is itself, beside its subtypes: told by its own values, by the lack of one, or by either. */
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

/** A component whose alternatives extend it, without what these have from it. */
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

/** A schema with what another one says about itself. */
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
