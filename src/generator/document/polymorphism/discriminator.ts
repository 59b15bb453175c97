import { isObject, type JsonObject } from '../document.ts'
import { absentMark } from './union.ts'

/**
 * A schema's discriminator as `withSubtypes` leaves it: references to members of its `oneOf` or `anyOf`, used by both
 * printers. A member that is not named here has no values of the property: null.
 */
export interface Discriminator {
  readonly property: string
  /** Every known value, as a text even if the property is a number or boolean. */
  readonly byValue: Readonly<Record<string, string>>
  /** The member for a value without the property. Without one, the property is required. */
  readonly absent: string | undefined
  /** The member for every other value (OpenAPI 3.2, `defaultMapping`), including one without the property. */
  readonly fallback: string | undefined
}

/** Reads the discriminator of a schema; undefined if only shapes distinguish its alternatives. */
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

/** A discriminator with its references led elsewhere. */
export function ledMapping(node: JsonObject, lead: (target: string) => string): JsonObject {
  const { mapping, defaultMapping, [absentMark]: absent } = node
  if (!isObject(mapping)) return node
  return {
    ...node,
    mapping: Object.fromEntries(Object.entries(mapping).map(([value, target]) => [value, lead(`${target}`)])),
    ...(defaultMapping !== undefined && { defaultMapping: lead(`${defaultMapping}`) }),
    ...(absent !== undefined && { [absentMark]: lead(`${absent}`) }),
  }
}
