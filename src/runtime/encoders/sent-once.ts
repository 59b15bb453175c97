import type { Encoder } from './encoder.ts'

/**
 * Keeps a call from being sent again: its method is not known to have the effect of once when it is sent twice
 * (RFC 9110, section 9.2.2).
 */
export const sentOnce: Encoder = (call) => {
  const { settings } = call
  call.settings = { ...settings, retry: { ...settings.retry, retries: 0 } }
}
