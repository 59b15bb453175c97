import { afterAll, describe, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'

const user = consumer()
afterAll(user.remove)

/** The effect of the first lines of a user's program, in both module systems. */
const groups = [
  ['sandbox', 'listSandboxes', 'listSandboxes()', 'https://api.valstorm.com/v1/sandbox'],
  [
    'environments',
    'listSandboxEnvironments',
    'listSandboxEnvironments({ project_id: 1 })',
    'https://us.posthog.com/api/projects/1/sandbox_environments/',
  ],
  ['pipelines', 'listPipelines', 'listPipelines()', 'https://sandbox.sls.epilot.io/v1/sandbox/pipelines'],
] as const

const fetch = `globalThis.fetch = async (url, { headers }) => {
  console.log(url, new Headers(headers).get('authorization'))
  return Response.json([])
}\n`

const source = (kind: 'import' | 'require', names: string, from: string, body: string) =>
  kind === 'import'
    ? `import { ${names} } from '${from}'\n${fetch}${body}`
    : `const { ${names} } = require('${from}')\n${fetch};(async () => {${body}})()`

describe.each([
  ['ESM', 'import', 'use.mjs'],
  ['CJS', 'require', 'use.cjs'],
] as const)('an %s project', (_, kind, file) => {
  it.each(groups)('calls %s of the root', async (group, __, call, url) => {
    const out = await user.node(
      file,
      source(kind, `${group}, authorize`, 'sdk', `authorize(${group}, 'token')\nawait ${group}.${call}`),
    )

    expect(out).toBe(`${url} Bearer token`)
  })

  it.each(groups)('calls %s through sdk', async (group, __, call, url) => {
    const out = await user.node(
      file,
      source(kind, 'sdk', 'sdk', `sdk.authorize({ ${group}: () => 'token' })\nawait sdk.${group}.${call}`),
    )

    expect(out).toBe(`${url} Bearer token`)
  })

  it.each(groups)('calls the shared client of sdk/%s', async (group, __, call, url) => {
    const body = `const client = authorize(getClient(), () => 'token')\nawait client.${call}`

    const out = await user.node(file, source(kind, 'getClient, authorize', `sdk/${group}`, body))

    expect(out).toBe(`${url} Bearer token`)
  })

  it.each(groups)('calls a single operation of sdk/%s', async (group, operation, call, url) => {
    const given = call.slice(operation.length + 1, -1)
    const body = `await ${operation}(connect({ token: 'token' })${given && `, ${given}`})`

    const out = await user.node(file, source(kind, `connect, ${operation}`, `sdk/${group}`, body))

    expect(out).toBe(`${url} Bearer token`)
  })
})

describe('the root and a subpath', () => {
  it('share the client and the error classes, by import', async () => {
    const out = await user.node(
      'same.mjs',
      `import * as root from 'sdk'\nimport * as own from 'sdk/sandbox'
console.log(root.sandbox === own.getClient(), root.ApiError === own.ApiError, root.sdk.sandbox === own.sandbox)`,
    )

    expect(out).toBe('true true true')
  })

  it('share the client and the error classes, by require', async () => {
    const out = await user.node(
      'same.cjs',
      `const root = require('sdk'), own = require('sdk/sandbox')
console.log(root.sandbox === own.getClient(), root.ApiError === own.ApiError, root.sdk.sandbox === own.sandbox)`,
    )

    expect(out).toBe('true true true')
  })
})

describe('the guards', () => {
  it('know the errors of the other copy', async () => {
    const out = await user.node(
      'copies.mjs',
      `import { createRequire } from 'node:module'
import * as esm from 'sdk/sandbox'
const cjs = createRequire(import.meta.url)('sdk/sandbox')
const fetch = async () => Response.json({ detail: 'no' }, { status: 404 })
const errorOf = ({ createClient }) => createClient({ token: 't', fetch }).listSandboxes().catch((error) => error)
for (const [theirs, ours] of [[esm, cjs], [cjs, esm]]) {
  const error = await errorOf(theirs)
  console.log(error instanceof ours.ApiError, ours.isSdkError(error), ours.isApiError(error, 404), ours.isApiError(error, 422))
}`,
    )

    expect(out).toBe('false true true false\nfalse true true false')
  })
})

describe('importing', () => {
  it('does nothing: no output, no network, no global, no timer', async () => {
    const out = await user.node(
      'quiet.mjs',
      `const before = Object.getOwnPropertyNames(globalThis).length
globalThis.fetch = () => console.log('fetched')
await Promise.all(['sdk', 'sdk/sandbox', 'sdk/environments', 'sdk/pipelines'].map((name) => import(name)))
console.log(Object.getOwnPropertyNames(globalThis).length - before, process.getActiveResourcesInfo().includes('Timeout'))`,
    )

    expect(out).toBe('0 false')
  })
})
