import { createHash, timingSafeEqual } from 'node:crypto'
import { isLoopback } from '../../mocks/server/hosts.ts'
import { Refusal } from '../../mocks/server/refusal.ts'
import { configError } from '../../runtime/config/config-error.ts'

const reject = /*#__PURE__*/ configError({ name: 'mcp' })

/** Creates the check of the access token. Throws ConfigError if other machines would be served without one. */
export function createAccessCheck(
  token: string | undefined,
  host: string,
): (authorization: string | undefined) => void {
  if (token !== undefined && !/^[\x21-\x7e]{16,}$/.test(token))
    reject('accessToken', 'is too weak; use at least 16 characters, without whitespace')
  if (token === undefined) {
    if (!isLoopback(host)) {
      reject('accessToken', `is missing; on ${host}, other machines can reach the server and use your tokens`)
    }
    return () => {}
  }
  const expected = digest(token)
  return (authorization) => {
    const [, received = ''] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? []
    // Hashes are compared, so that the time taken reveals nothing about the token.
    if (timingSafeEqual(digest(received), expected)) return
    throw new Refusal(401, 'the access token is missing or wrong; send it as Authorization: Bearer …', {
      'www-authenticate': 'Bearer',
    })
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest()
