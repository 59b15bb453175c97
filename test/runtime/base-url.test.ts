import * as environments from 'sdk/environments'
import { createClient as createPipelines } from 'sdk/pipelines'
import { ConfigError, configure, createClient } from 'sdk/sandbox'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { recorder } from '../support/recorder.ts'

async function urlOf(config: Parameters<typeof createClient>[0]) {
  const { fetch, sent } = recorder()
  await createClient({ token: 'token', ...config, fetch }).listSandboxes()
  return sent[0]?.url
}

describe('a base URL', () => {
  it.each([
    ['https://example.org', 'https://example.org/v1/sandbox'],
    ['https://example.org/', 'https://example.org/v1/sandbox'],
    ['https://example.org/proxy/valstorm', 'https://example.org/proxy/valstorm/v1/sandbox'],
    ['https://example.org/proxy/valstorm/', 'https://example.org/proxy/valstorm/v1/sandbox'],
    ['https://example.org:8443', 'https://example.org:8443/v1/sandbox'],
  ])('%s leads to %s', async (baseUrl, expected) => {
    expect(await urlOf({ baseUrl })).toBe(expected)
  })

  it.each([
    'http://localhost:8010',
    'http://api.localhost',
    'http://127.0.0.1:3000',
    'http://127.9.9.9',
    'http://[::1]:3000',
  ])('can be http on loopback, with a token: %s', async (baseUrl) => {
    expect(await urlOf({ baseUrl })).toBe(`${baseUrl}/v1/sandbox`)
  })

  it.each([
    'http://example.org',
    'http://localhost.example.org',
    'http://127.0.0.1.example.org',
    'http://10.0.0.1',
    'http://0.0.0.0',
  ])('is refused at the call when a token would go in plain text: %s', async (baseUrl) => {
    const { fetch, sent } = recorder()
    const client = createClient({ baseUrl, fetch, token: 'token' })

    const error = await caught(() => client.listSandboxes())

    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({
      code: 'config_error',
      operation: 'listSandboxes',
      parameter: 'baseUrl',
      message: `sandbox.listSandboxes was not sent: baseUrl is http and would expose a secret; use https, or add ${baseUrl.slice(7)}:80 to allowHttp (GET ${baseUrl}/v1/sandbox)`,
    })
    expect(sent).toEqual([])
  })

  it('is refused when a secret of the body would go in plain text, token or not', async () => {
    const { fetch, sent } = recorder()
    const client = createPipelines({ baseUrl: 'http://example.org', fetch })

    const error = await caught(() =>
      client.createPipeline(null, { pipeline_role: 'sandbox', api_token: 'other' }),
    )

    expect(error).toMatchObject({ code: 'config_error', parameter: 'baseUrl', operation: 'createPipeline' })
    expect(sent).toEqual([])
  })

  it('is refused when the token of one call would go in plain text', async () => {
    const { fetch, sent } = recorder()
    const client = createClient({ baseUrl: 'http://example.org', fetch })

    const error = await caught(() => client.listSandboxes(null, null, { token: 'token' }))

    expect(error).toMatchObject({ code: 'config_error', parameter: 'baseUrl' })
    expect(sent).toEqual([])
  })

  it('can be http for a call without secrets', async () => {
    const { fetch, sent } = recorder(() => Response.json({}, { status: 201 }))
    const client = createPipelines({ baseUrl: 'http://example.org', fetch })

    await client.requestSandbox(null, {
      fullname: 'John Doe',
      company_name: 'Company',
      position: 'Engineer',
      email: 'user@example.com',
      sandbox_usecase: 'Test',
      connected_to_existing_epilot_customer: false,
    })

    expect(sent).toMatchObject([{ url: 'http://example.org/v1/sandbox:request' }])
  })

  it.each([
    'https://user@example.org',
    'https://user:password@example.org',
    'https://example.org/?tenant=1',
    'https://example.org/#top',
    'https://example.org/?',
    'https://example.org/#',
    'example.org',
    '/v1',
    '',
    ' ',
    'ftp://example.org',
    'httpx://example.org',
    'javascript:alert(1)',
  ])('is refused when configured: "%s"', async (baseUrl) => {
    const error = await caught(() => createClient({ baseUrl }))

    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({
      code: 'config_error',
      parameter: 'baseUrl',
      message: 'sandbox is not configured: baseUrl must be an http(s) URL without user, query or fragment',
    })
  })

  it('is not repeated in the error, because it may contain a password', async () => {
    const error = await caught(() => createClient({ baseUrl: 'https://user:hunter22@example.org' }))

    expect(`${error}${JSON.stringify(error)}`).not.toContain('hunter22')
  })

  it('overrides a server', async () => {
    expect(await urlOf({ baseUrl: 'https://example.org', server: 'development' })).toBe(
      'https://example.org/v1/sandbox',
    )
  })
})

describe('a server', () => {
  it('is the first one by default', async () => {
    expect(await urlOf({})).toBe('https://api.valstorm.com/v1/sandbox')
  })

  it.each([
    ['production', 'https://api.valstorm.com/v1/sandbox'],
    ['development', 'https://api-dev.valstorm.com/v1/sandbox'],
    ['local', 'http://localhost:8010/v1/sandbox'],
  ] as const)('%s is %s', async (server, expected) => {
    expect(await urlOf({ server })).toBe(expected)
  })

  it('can be changed later', async () => {
    const { fetch, sent } = recorder(() => Response.json({ results: [] }))
    const client = environments.createClient({ fetch, token: 'token' })

    await client.listSandboxEnvironments({ project_id: 1 })
    configure(client, { server: 'eu' })
    await client.listSandboxEnvironments({ project_id: 1 })

    expect(sent.map(({ url }) => url)).toEqual([
      'https://us.posthog.com/api/projects/1/sandbox_environments/',
      'https://eu.posthog.com/api/projects/1/sandbox_environments/',
    ])
  })

  it.each(['prod', 'constructor', '__proto__', ''])('is refused when it is unknown: "%s"', async (server) => {
    const error = await caught(() => createClient({ server: server as 'production' }))

    expect(error).toMatchObject({ code: 'config_error' })
  })

  it('is suggested when its name is mistyped', async () => {
    const error = await caught(() => createClient({ server: 'developement' as 'development' }))

    expect(error).toMatchObject({
      code: 'config_error',
      parameter: 'server',
      message: expect.stringContaining('did you mean "development"?'),
    })
  })
})
