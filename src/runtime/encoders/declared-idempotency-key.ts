import type { Encoder } from './encoder.ts'
import { writeKey } from './idempotency-key.ts'

/**
 * Sends a key in the header that the document declares for it: the call's parameter or header of that name, else what
 * the option says, else a random one. Follows what writes parameters.
 */
export const declaredIdempotencyKey: Encoder = (call, draft) => {
  const { settings, definition, reject } = call
  const { header = '', required, made = true } = definition.idempotencyKey ?? {}
  const isHeader = ([name]: [string, unknown]) => name.toLowerCase() === header.toLowerCase()
  const own = draft.headers[header] ?? Object.entries(settings.headers).find(isHeader)?.[1]
  // A platform that has no random numbers goes on without a key, where the server lets it.
  const usual = made && (required || typeof crypto === 'object')
  // `null` takes the header away.
  writeKey(call, draft, header, own === null ? false : (own ?? settings.idempotencyKey ?? usual))
  if (required && !call.idempotencyKey) reject('idempotencyKey', `is missing; the API requires ${header}`)
}
