import { addSecret, createSecrets, maskText, parseMasked } from '../../runtime/secrets/redact.ts'
import { isNode } from '../document.ts'

/** What clients never see: values wherever they appear, and the values of fields. */
export interface Mask {
  readonly values: readonly string[]
  readonly fields: readonly string[]
}

const mask = '[redacted]'

/** A value as JSON data, with secrets masked. `isWhole` masks a whole text. */
export function maskData(data: unknown, { values, fields }: Mask, isWhole = false): unknown {
  if (data === undefined) return undefined
  if (isWhole && typeof data !== 'object') return mask
  const secrets = createSecrets()
  for (const value of values) addSecret(secrets, value)
  return maskFields(parseMasked(secrets, JSON.stringify(data, digits)), fields)
}

/** A text with the values masked. */
export function maskValues(text: string, values: readonly string[]): string {
  const secrets = createSecrets()
  for (const value of values) addSecret(secrets, value)
  return maskText(secrets, text)
}

/** The values of fields, at any depth. */
export function valuesOf(value: unknown, fields: readonly string[], isSecret = false): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => valuesOf(each, fields, isSecret))
  if (isNode(value)) {
    return Object.entries(value).flatMap(([name, each]) =>
      valuesOf(each, fields, isSecret || fields.includes(name)),
    )
  }
  return isSecret && (typeof value === 'string' || typeof value === 'number') ? [`${value}`] : []
}

/** Masks everything in secret fields, except `null`, which only means that there is no value. */
export function maskFields(value: unknown, fields: readonly string[], isSecret = false): unknown {
  if (Array.isArray(value)) return value.map((each) => maskFields(each, fields, isSecret))
  if (isNode(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([name, each]) => [
        name,
        maskFields(each, fields, isSecret || fields.includes(name)),
      ]),
    )
  }
  return isSecret && value !== null ? mask : value
}

/** JSON has no bigint. */
const digits = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}` : value)
