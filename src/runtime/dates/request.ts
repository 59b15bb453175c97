import type { Encoder } from '../encoders/encoder.ts'
import { mapShape } from '../values/shape.ts'

/** Has dates written as texts, whatever writes them: those that print themselves, as Temporal's do. */
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
