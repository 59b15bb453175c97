import * as oauth from 'oauth4webapi'
import type { SchemeToken } from 'sdk/runtime'

/** Requests access tokens for the app itself (RFC 6749, section 4.4), and caches each until a minute before it expires. */
export function clientCredentials(
  server: oauth.AuthorizationServer,
  id: string,
  secret: string,
  options?: oauth.ClientCredentialsGrantRequestOptions,
): SchemeToken<Record<string, string>> {
  const client = { client_id: id }
  const cache = new Map<string, { token: string; endsAt: number }>()
  return async ({ schemes, refresh }) => {
    const scope = [...new Set(schemes.flatMap((each) => Object.values(each)[0] ?? []))].join(' ')
    const cached = cache.get(scope)
    if (cached && !refresh && Date.now() < cached.endsAt) return cached.token
    const response = await oauth.clientCredentialsGrantRequest(
      server,
      client,
      oauth.ClientSecretBasic(secret),
      { scope },
      options,
    )
    const { access_token: token, expires_in } = await oauth.processClientCredentialsResponse(
      server,
      client,
      response,
    )
    cache.set(scope, { token, endsAt: Date.now() + ((expires_in ?? 300) - 60) * 1000 })
    return token
  }
}
