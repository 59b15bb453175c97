import type { Encoder } from './encoder.ts'

/** Turns retries off for a method that is not known to be idempotent (RFC 9110, section 9.2.2). */
export const sentOnce: Encoder = (call) => {
  const { settings } = call
  call.settings = { ...settings, retry: { ...settings.retry, retries: 0 } }
}
