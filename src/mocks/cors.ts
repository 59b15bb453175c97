type Headers = Readonly<Record<string, string | readonly string[] | undefined>>

/** What pages of any origin may do: everything. A mock has nothing to protect. */
export const corsHeaders = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'retry-after, x-request-id, content-type',
} as const

/** The headers of the answer to a preflight request (Fetch standard, CORS); `undefined` where the request is none. */
export function preflightHeaders(method: string, headers: Headers): Record<string, string> | undefined {
  const wanted = headers['access-control-request-method']
  if (method !== 'OPTIONS' || wanted === undefined) return undefined
  return {
    ...corsHeaders,
    'access-control-allow-methods': String(wanted),
    'access-control-allow-headers': String(headers['access-control-request-headers'] ?? '*'),
    'access-control-max-age': '600',
    ...(headers['access-control-request-private-network'] && {
      'access-control-allow-private-network': 'true',
    }),
  }
}
