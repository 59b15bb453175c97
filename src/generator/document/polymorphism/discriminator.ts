import { isObject, type JsonObject } from '../document.ts'
import { absentMark } from './union.ts'

/**
 * A schema's discriminator after `withSubtypes`: references to members of its `oneOf` or `anyOf`, used by both
 * printers. A member without an entry has no value of the property, like null.
 */
export interface Discriminator {
  readonly property: string
  /** Every known value, as a string even if the property is a number or boolean. */
  readonly byValue: Readonly<Record<string, string>>
  /** The member for objects without the property. If there is none, the property is required. */
  readonly absent: string | undefined
  /** The member for all other objects (OpenAPI 3.2, `defaultMapping`), including those without the property. */
  readonly fallback: string | undefined
}

/** Reads a schema's discriminator; undefined if its alternatives differ only in shape. */
export function readDiscriminator({ discriminator }: JsonObject): Discriminator | undefined {
  if (!isObject(discriminator) || !isObject(discriminator.mapping)) return undefined
  const { propertyName, mapping, defaultMapping, [absentMark]: absent } = discriminator
  return {
    property: `${propertyName}`,
    byValue: mapping as Record<string, string>,
    absent: absent as string | undefined,
    fallback: defaultMapping as string | undefined,
  }
}

/** A copy of a discriminator with `change` applied to each reference. */
export function mapReferences(node: JsonObject, change: (target: string) => string): JsonObject {
  const { mapping, defaultMapping, [absentMark]: absent } = node
  if (!isObject(mapping)) return node
  return {
    ...node,
    mapping: Object.fromEntries(
      Object.entries(mapping).map(([value, target]) => [value, change(`${target}`)]),
    ),
    ...(defaultMapping !== undefined && { defaultMapping: change(`${defaultMapping}`) }),
    ...(absent !== undefined && { [absentMark]: change(`${absent}`) }),
  }
}
