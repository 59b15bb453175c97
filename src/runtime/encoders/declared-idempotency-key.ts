import type { Encoder } from './encoder.ts'
import { writeKey } from './idempotency-key.ts'

/**
 * Sends an idempotency key in the header that the document declares: the call's own parameter or header of that name,
 * else the option, else a random key. Runs after the encoders of parameters.
 */
export const declaredIdempotencyKey: Encoder = (call, draft) => {
  const { settings, definition, reject } = call
  const { header = '', required, made = true } = definition.idempotencyKey ?? {}
  const isHeader = ([name]: [string, unknown]) => name.toLowerCase() === header.toLowerCase()
  const own = draft.headers[header] ?? Object.entries(settings.headers).find(isHeader)?.[1]
  // Without random numbers on the platform, send no key if the server allows that.
  const usual = made && (required || typeof crypto === 'object')
  // `null` removes the header.
  writeKey(call, draft, header, own === null ? false : (own ?? settings.idempotencyKey ?? usual))
  if (required && !call.idempotencyKey) reject('idempotencyKey', `is missing; the API requires ${header}`)
}
