import { readFileSync } from 'node:fs'
import type { RequestListener } from 'node:http'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import * as oauth from 'oauth4webapi'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { clientCredentials } from './token.ts'

const asked: string[] = []
const listener: RequestListener = (request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    asked.push(`${request.headers.authorization} ${body}`)
    response.setHeader('content-type', 'application/json')
    response.end(
      JSON.stringify({ access_token: `token-${asked.length}`, token_type: 'bearer', expires_in: 3600 }),
    )
  })
}
const server = createServer(listener)
let token: (request: object) => Promise<unknown>
beforeEach(async () => {
  asked.length = 0
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  token = clientCredentials({ issuer, token_endpoint: `${issuer}/token` }, 'app', 'secret', {
    [oauth.allowInsecureRequests]: true,
  }) as typeof token
})
afterEach(() => new Promise((resolve) => server.close(resolve)))

const request = (scopes: string[], refresh = false) => ({
  api: 'tiny',
  operation: 'one',
  refresh,
  schemes: [{ oauth: scopes }],
})

it('requests one token per list of scopes, and a new one after a 401', async () => {
  const tokens = [
    await token(request(['read'])),
    await token(request(['read'])),
    await token(request(['read', 'write'])),
    await token(request(['read'], true)),
    await token(request(['read'])),
  ]

  expect(tokens).toEqual(['token-1', 'token-1', 'token-2', 'token-3', 'token-3'])
  expect(asked[1]).toBe(`Basic ${btoa('app:secret')} scope=read+write&grant_type=client_credentials`)
})

it('is the same code as in the guide', () => {
  const code = readFileSync('examples/client-credentials/token.ts', 'utf8')

  expect(readFileSync('docs/guides/authentication.md', 'utf8')).toContain(code)
})
