import type { Encoder } from '../encoders/encoder.ts'
import { emitOnce } from '../sending/call.ts'
import { mapShape, shapeFor } from '../values/shape.ts'
import { parseExactly } from './parse.ts'

/**
 * Reads the 64-bit integers of a response as the document says: bigints, strings or numbers. Reports a `validation`
 * event for a rounded number.
 */
export const int64Response: Encoder = (call) => {
  const { id, int64 } = call.definition
  const { as = 'number', shapes = [] } = int64 ?? {}
  call.parse = (text, status) => {
    return mapShape(
      parseExactly(text),
      shapeFor(int64, status),
      shapes,
      (value, path) => {
        if (typeof value !== 'bigint' && !Number.isInteger(value)) return value
        if (as !== 'number') return as === 'bigint' ? BigInt(value as number) : `${BigInt(value as number)}`
        if (typeof value === 'bigint') {
          const names = path.map((name) => (typeof name === 'number' ? '' : name))
          const message =
            'is beyond 2^53, so the number has lost its last digits; generate with x-int64: bigint or string'
          emitOnce(call, ['response', id, ...names].join(' '), {
            type: 'validation',
            side: 'response',
            issue: { path, message, code: 'int64' },
          })
        }
        return Number(value)
      },
      (value) => (typeof value === 'bigint' ? Number(value) : value),
    )
  }
}
