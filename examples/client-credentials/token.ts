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
  const kept = new Map<string, { token: string; endsAt: number }>()
  return async ({ schemes, refresh }) => {
    const scope = [...new Set(schemes.flatMap((each) => Object.values(each)[0] ?? []))].join(' ')
    const known = kept.get(scope)
    if (known && !refresh && Date.now() < known.endsAt) return known.token
    const response = await oauth.clientCredentialsGrantRequest(
      server,
      client,
      oauth.ClientSecretBasic(secret),
      { scope },
      options,
    )
    const answer = await oauth.processClientCredentialsResponse(server, client, response)
    const endsAt = Date.now() + ((answer.expires_in ?? 300) - 60) * 1000
    kept.set(scope, { token: answer.access_token, endsAt })
    return answer.access_token
  }
}
