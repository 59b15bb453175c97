import { missing } from '../config/missing.ts'
import type { Call } from '../sending/call.ts'
import type { Draft, Encoder } from './encoder.ts'

/**
 * Sends the option's key when the document declares no header for it: as `Idempotency-Key`
 * (draft-ietf-httpapi-idempotency-key-header).
 */
export const idempotencyKey: Encoder = (call, draft) =>
  writeKey(call, draft, 'idempotency-key', call.settings.idempotencyKey)

/** Sends a key with every attempt of a call: the string, the function's result, or a random one for `true`. */
export function writeKey(
  call: Call,
  { headers }: Draft,
  header: string,
  source: (() => string) | string | boolean | undefined,
): void {
  if (!source) return
  const key = source === true ? randomKey(call) : typeof source === 'function' ? source() : source
  // No character that could end the header or be trimmed from it.
  if (!/^[!-~]{1,255}$/.test(key)) call.reject('idempotencyKey', 'is not 1 to 255 visible ASCII characters')
  call.idempotencyKey = headers[header] = key
}

/** A UUID of version 4 (RFC 9562). */
function randomKey({ reject }: Call): string {
  if (typeof crypto !== 'object') reject('crypto', missing)
  // Without randomUUID, which pages over http lack.
  const bytes = crypto.getRandomValues(new Uint8Array(36))
  return 'xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx'.replace(/x/g, (_, at) =>
    ((bytes[at] as number) % 16).toString(16),
  )
}
