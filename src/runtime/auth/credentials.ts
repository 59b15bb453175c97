import { missing } from '../config/missing.ts'
import type { Definition, Scheme } from '../definition.ts'
import type { Encoder } from '../encoders/encoder.ts'
import { addSecret } from '../secrets/redact.ts'
import { unpack } from './pack.ts'
import { wireText } from './scheme-value.ts'

/**
 * Adds the credentials to each request just before it is sent, because they come from a function and change after a
 * 401. Runs after the encoders that check whether the caller passed a `fetch`.
 */
export const credentials: Encoder = (call) => {
  const { settings, definition } = call
  const own = settings.fetch
  // The transport reports it.
  if (!own && typeof fetch !== 'function') return
  call.settings = {
    ...settings,
    fetch: (url, init) => {
      const headers = { ...(init.headers as Record<string, string>) }
      let address = url
      for (const [value, { in: location, name = '', ...scheme }] of sentBy(call.token, definition)) {
        if (scheme.basic && typeof btoa !== 'function') call.reject('btoa', missing)
        const text = wireText(value, scheme)
        addSecret(call.secrets, [value, text, ...(scheme.basic ? value.split(/:(.*)/s) : [])])
        if (location === 'header') headers[name] = text
        else if (location === 'cookie')
          headers.cookie = [headers.cookie, `${name}=${text}`].filter(Boolean).join('; ')
        else
          address += `${address.includes('?') ? '&' : '?'}${encodeURIComponent(name)}=${encodeURIComponent(text)}`
      }
      return (own ?? fetch)(address, { ...init, headers })
    },
  }
}

/** The values to send, each with its scheme. */
function sentBy(
  token: string | undefined,
  { api: { schemes = {} }, requirements = [] }: Definition,
): [string, Scheme][] {
  const choice = unpack(token)
  if (!choice) return []
  const names = Object.keys(requirements[choice.requirement] ?? {}).filter((name) => schemes[name]?.in)
  return names.flatMap((name, at): [string, Scheme][] => {
    const value = choice.values[at]
    return value ? [[value, schemes[name] as Scheme]] : []
  })
}
