import type { Call } from '../sending/call.ts'
import { checker, type Part, type Schemas } from './schemas.ts'

/** Checks a call's data. The schemas contain the code for it, so that no other bundle needs it. */
export function validate(
  call: Call,
  schemas: Schemas,
  parts: readonly Part[],
  signal?: AbortSignal,
): Promise<void> {
  const check = schemas[checker] ?? call.reject('schemas', 'are not made by defineSchemas')
  return check(call as never, parts, signal)
}
