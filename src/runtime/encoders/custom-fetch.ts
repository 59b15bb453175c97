import type { Encoder } from './encoder.ts'

/**
 * Rejects a GET or HEAD with a body, which no platform's fetch can send (Fetch standard, Request constructor), unless
 * the client has its own `fetch`.
 */
export const customFetch: Encoder = (call, draft) => {
  if (draft.body === null) return
  const { settings, reject, definition } = call
  const refuse = () =>
    reject(
      'body',
      `cannot be sent with ${definition.method} by fetch; pass a fetch option that can, such as a wrapper of undici's request`,
    )
  const own = settings.fetch ?? refuse()
  const send: typeof own = async (url, init) => {
    try {
      return await own(url, init)
    } catch (error) {
      const { message } = Object(error) as Error
      // This one only wraps the platform's.
      if (error instanceof TypeError && /GET/.test(message) && /body/i.test(message)) refuse()
      throw error
    }
  }
  call.settings = { ...settings, fetch: send }
}
