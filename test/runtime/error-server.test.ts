import { AuthError, createClient, NetworkError } from 'sdk/sandbox'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { specOf } from '../support/generated.ts'
import { generatedClient } from '../support/generated-calls.ts'
import { recorder } from '../support/recorder.ts'

const refused = () => recorder(() => Response.json({ detail: 'Not found' }, { status: 404 })).fetch

describe('the server of an error', () => {
  it('is its origin; the message leaves out the default one', async () => {
    const client = createClient({ fetch: refused(), token: 'token' })

    const error = await caught(() => client.listSandboxes())

    expect(error).toMatchObject({
      origin: 'https://api.valstorm.com',
      message: 'sandbox.listSandboxes failed with 404: Not found (GET /v1/sandbox)',
    })
  })

  it('is in the message when it is another one, without the path of its base URL', async () => {
    const baseUrl = 'https://staging.example:8443/proxy/'
    const client = createClient({ fetch: refused(), token: 'token', baseUrl })

    const error = await caught(() => client.listSandboxes())

    expect(error).toMatchObject({
      origin: 'https://staging.example:8443',
      url: '/v1/sandbox',
      message:
        'sandbox.listSandboxes failed with 404: Not found (GET https://staging.example:8443/v1/sandbox)',
    })
  })

  it('is shown for a host that only starts like the default one', async () => {
    const client = createClient({ fetch: refused(), token: 'token', baseUrl: 'https://api.valstorm.co' })

    const { message } = (await caught(() => client.listSandboxes())) as Error

    expect(message).toContain('(GET https://api.valstorm.co/v1/sandbox)')
  })

  it.each<[string, object, (client: ReturnType<typeof createClient>) => unknown, object]>([
    ['a ConfigError of a call', { token: 'x' }, (c) => c.deleteSandbox({ name: '' }), { attempts: 0 }],
    ['an AuthError', {}, (c) => c.listSandboxes(), { constructor: AuthError }],
    [
      'a NetworkError',
      { token: 'x', retry: false, fetch: () => Promise.reject(new TypeError('fetch failed')) },
      (c) => c.listSandboxes(),
      { constructor: NetworkError },
    ],
  ])('is known to %s', async (_, config, call, expected) => {
    const client = createClient({ baseUrl: 'https://eu.example', ...config })

    const error = await caught(async () => call(client))

    expect(error).toMatchObject({ origin: 'https://eu.example', ...expected })
    expect((error as Error).message).toContain('https://eu.example/v1/sandbox')
  })

  it('is that of the operation, when it has its own', async () => {
    const spec = specOf({ servers: [{ url: 'https://uploads.example/v2' }] })
    const { client } = await generatedClient(spec, { fetch: refused() })

    const error = await caught(() => client.callThings?.())

    expect(error).toMatchObject({
      origin: 'https://uploads.example',
      message: expect.stringContaining('(GET https://uploads.example/things)'),
    })
  })
})
