type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** The headers that let pages of an origin read a response; `*` means every origin, `undefined` none. */
export function corsHeaders(origin: string | undefined): Record<string, string> {
  if (origin === undefined) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'retry-after, x-request-id, content-type',
    ...(origin !== '*' && { vary: 'origin' }),
  }
}

/** Additional headers of a preflight response (Fetch standard, CORS); `undefined` if the request is no preflight. */
export function preflightHeaders(method: string, headers: Headers): Record<string, string> | undefined {
  const wanted = headers['access-control-request-method']
  if (method !== 'OPTIONS' || wanted === undefined) return undefined
  return {
    'access-control-allow-methods': String(wanted),
    'access-control-allow-headers': String(headers['access-control-request-headers'] ?? '*'),
    'access-control-max-age': '600',
    ...(headers['access-control-request-private-network'] && {
      'access-control-allow-private-network': 'true',
    }),
  }
}
