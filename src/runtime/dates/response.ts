import { missing } from '../config/missing.ts'
import type { Encoder } from '../encoders/encoder.ts'
import { emitOnce } from '../sending/call.ts'
import { type Leaf, mapShape, shapeFor } from '../values/shape.ts'

/** Parses strings into dates. Throws if one is not a date. */
type Read = (text: string, leaf: Leaf) => unknown

/** Reads `date-time` strings of a response as Dates. A plain `date` has no time zone and stays a string. */
export const dateResponse: Encoder = /*#__PURE__*/ answerWith(() => (text) => {
  const date = new Date(text)
  date.toISOString()
  return date
})

/**
 * Reads `date-time` strings of a response as `Temporal.Instant` and `date` strings as `Temporal.PlainDate`. Needs
 * `Temporal`, native or from a global polyfill.
 */
export const temporalResponse: Encoder = /*#__PURE__*/ answerWith((call) => {
  const temporal = (globalThis as { Temporal?: Record<string, { from(text: string): unknown }> }).Temporal
  if (!temporal) return call.reject('Temporal', missing)
  return (text, leaf) => temporal[leaf === 'date' ? 'PlainDate' : 'Instant']?.from(text)
})

function answerWith(open: (call: Parameters<Encoder>[0]) => Read): Encoder {
  return (call) => {
    const { id, dates } = call.definition
    const { parse = JSON.parse } = call
    const read = open(call)
    call.parse = (text, status) =>
      mapShape(
        parse(text, status as never),
        shapeFor(dates, status),
        dates?.shapes ?? [],
        (value, path, leaf) => {
          if (typeof value !== 'string') return value
          try {
            return read(value, leaf)
          } catch {
            const names = path.map((name) => (typeof name === 'number' ? '' : name))
            emitOnce(call, ['response', id, ...names].join(' '), {
              type: 'validation',
              side: 'response',
              issue: { path, message: `is not a ${leaf}, so it stays a string`, code: 'date' },
            })
            return value
          }
        },
      )
  }
}
