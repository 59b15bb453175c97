import { isObject, type JsonObject } from '../document.ts'
import { absentMark } from './union.ts'

/**
 * What tells the alternatives of a schema apart, as `withSubtypes` leaves it: references to members of its `oneOf` or
 * `anyOf`. Both printers go by it. A member that is named nowhere here has no values of the property: null.
 */
export interface Discriminator {
  readonly property: string
  /** Every value that is known, as a text also where the property is a number or a boolean. */
  readonly byValue: Readonly<Record<string, string>>
  /** What a value is that lacks the property. Where nothing stands, it is required. */
  readonly absent: string | undefined
  /** What every other value is (OpenAPI 3.2, `defaultMapping`), one that lacks the property among them. */
  readonly fallback: string | undefined
}

/** Reads the discriminator of a schema; nothing where its alternatives are told apart by their shapes alone. */
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
