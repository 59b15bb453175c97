import type { Encoder } from '../encoders/encoder.ts'
import { checkedAs } from '../validation/checked-as.ts'
import { mapShape } from '../values/shape.ts'

/** Turns dates that print themselves, such as Temporal's, into strings before anything writes them. */
export const temporalRequest =
  (...encoders: readonly Encoder[]): Encoder =>
  (call, draft, params, body) => {
    const { params: inParams, body: inBody, shapes = [] } = call.definition.dates ?? {}
    const text = (value: unknown) =>
      typeof (value as { toJSON?: unknown } | null | undefined)?.toJSON === 'function' &&
      !(value instanceof Date)
        ? `${value}`
        : value
    const givenParams = mapShape(params, inParams, shapes, text)
    const givenBody = mapShape(body, inBody, shapes, text)
    for (const encode of encoders) encode(call, draft, givenParams as object, givenBody)
  }

/**
 * Turns Dates into RFC 3339 strings before anything writes or checks them: a `date-time` in UTC, a `date` as the day
 * that starts at that moment, in UTC or in the local time zone. Rejects any other time for a `date`, because its day
 * depends on the time zone.
 */
export const dateRequest =
  (...encoders: readonly Encoder[]): Encoder =>
  (call, draft, params, body) => {
    const { params: inParams, body: inBody, shapes = [] } = call.definition.dates ?? {}
    const text = (value: unknown, path: readonly (string | number)[], leaf: unknown) =>
      value instanceof Date
        ? textOf(value, leaf === 'date', (problem) => call.reject(path.join('.'), problem))
        : value
    const written = mapShape(params, inParams, shapes, text)
    const givenBody = mapShape(body, inBody, shapes, (value, path, leaf) =>
      text(value, ['body', ...path], leaf),
    )
    // A body that is sent unchanged isn't checked.
    checkedAs(call, (part, value) => value && (part === 'params' ? written : givenBody))
    for (const encode of encoders) encode(call, draft, written as object, givenBody)
  }

function textOf(date: Date, isDay: boolean, refuse: (problem: string) => never): string {
  if (Number.isNaN(date.getTime())) return refuse('is an invalid date')
  const text = date.toISOString()
  if (!/^\d{4}-/.test(text)) return refuse('is a Date outside the years of RFC 3339')
  if (!isDay) return text
  if (date.getTime() % 86_400_000 === 0) return text.slice(0, 10)
  const local = new Date(date.getTime() - date.getTimezoneOffset() * 60_000)
  return local.getTime() % 86_400_000 === 0
    ? local.toISOString().slice(0, 10)
    : refuse(
        "is a Date within a day, so its date depends on the time zone; pass a string such as '2026-01-31'",
      )
}
