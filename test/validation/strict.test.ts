import { ApiError, type Config, ValidationError } from 'sdk'
import { createClient } from 'sdk/environments'
import { schemas } from 'sdk/environments/schemas'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { environment } from '../support/environment.ts'
import { recorder } from '../support/recorder.ts'

const at = { project_id: 1, id: environment.id }

function strict(answer: () => Response, config: Config<'us'> = {}) {
  const { fetch, sent } = recorder(answer)
  return { client: createClient({ token: 'phx_key', fetch, schemas, validate: 'strict', ...config }), sent }
}

/** Paths that are refused in a response; empty if it is delivered. */
async function refused(answer: unknown): Promise<string[]> {
  const { client } = strict(() => Response.json(answer))
  try {
    const { data } = await client.getSandboxEnvironment(at)
    expect(data).toEqual(answer)
    return []
  } catch (error) {
    expect(error).toBeInstanceOf(ValidationError)
    return (error as ValidationError).issues.map(({ path }) => path.join('.'))
  }
}

describe("validate: 'strict'", () => {
  it.each<[string, object, string[]]>([
    ['a response as declared', {}, []],
    ['a new field', { plan: 'team' }, []],
    ['a creator who was deleted', { created_by: null }, []],
    ['a new enum value', { network_access_level: 'quarantined' }, ['network_access_level']],
    ['null where none is declared', { name: null }, ['name']],
    ['a required field that is missing', { private: undefined }, ['private']],
    ['another type', { allowed_domains: 'api.github.com' }, ['allowed_domains']],
    ['another type inside a list', { allowed_domains: ['a', 5] }, ['allowed_domains.1']],
    ['a string that is too long', { name: 'x'.repeat(256) }, ['name']],
    ['a date without an offset, which only differs in spelling', { created_at: '2026-03-02T09:15:22' }, []],
    ['an id that is not a UUID, which only differs in spelling', { id: '17' }, []],
    [
      'a fraction where an integer is declared',
      { created_by: { ...environment.created_by, id: 1.5 } },
      ['created_by.id'],
    ],
    [
      'several at once',
      {
        private: 'no',
        created_by: { ...environment.created_by, email: 'nobody', role_at_organization: 'ceo' },
      },
      ['private', 'created_by.role_at_organization'],
    ],
  ])('names what is not as declared: %s', async (_, changes, paths) => {
    const found = await refused(JSON.parse(JSON.stringify({ ...environment, ...changes })))

    expect(found.sort()).toEqual(paths.sort())
  })

  it('is the mode when only schemas are set', async () => {
    const { fetch } = recorder(() => Response.json({}))
    const client = createClient({ token: 'phx_key', fetch, schemas })

    const error = await caught(() => client.getSandboxEnvironment(at))

    expect(error).toBeInstanceOf(ValidationError)
  })

  it('throws an error that says side, operation and issues', async () => {
    const { client } = strict(
      () => Response.json({ ...environment, private: 'no' }, { headers: { 'x-request-id': 'req_7' } }),
      { clock: { now: () => 0, setTimeout: () => () => {} } },
    )

    const error = await caught(() => client.getSandboxEnvironment(at))

    expect(JSON.parse(JSON.stringify(error))).toEqual({
      name: 'ValidationError',
      code: 'validation_error',
      message:
        'environments.getSandboxEnvironment has a response that does not match its schema: private: expected a boolean, got "no" (GET /api/projects/{project_id}/sandbox_environments/{id}/)',
      side: 'response',
      issues: [{ path: ['private'], message: 'expected a boolean, got "no"', code: 'invalid_type' }],
      api: 'environments',
      operation: 'getSandboxEnvironment',
      method: 'GET',
      url: '/api/projects/{project_id}/sandbox_environments/{id}/',
      origin: 'https://us.posthog.com',
      requestId: 'req_7',
      attempts: 1,
      elapsedMs: 0,
    })
  })

  it('names three issues in its message and counts the others', async () => {
    const { client } = strict(() =>
      Response.json({ ...environment, id: 1, name: 1, private: 1, internal: 1, repositories: 1 }),
    )

    const error = await caught(() => client.getSandboxEnvironment(at))

    expect(error).toHaveProperty(
      'message',
      'environments.getSandboxEnvironment has a response that does not match its schema: id: expected a string, got 1; name: expected a string, got 1; repositories: expected an array, got 1 and 2 more (GET /api/projects/{project_id}/sandbox_environments/{id}/)',
    )
    expect((error as ValidationError).issues.map(({ path }) => path)).toEqual([
      ['id'],
      ['name'],
      ['repositories'],
      ['private'],
      ['internal'],
    ])
  })

  it('names the whole response when it is something else', async () => {
    const { client } = strict(() => Response.json(['x']))

    const error = await caught(() => client.getSandboxEnvironment(at))

    expect(error).toMatchObject({
      message:
        'environments.getSandboxEnvironment has a response that does not match its schema: expected an object, got an array (GET /api/projects/{project_id}/sandbox_environments/{id}/)',
      issues: [{ path: [], message: 'expected an object, got an array', code: 'invalid_type' }],
    })
  })

  it('sends once: a response that is refused is not retried', async () => {
    const { client, sent } = strict(() => Response.json({}))

    await caught(() => client.getSandboxEnvironment(at))

    expect(sent).toHaveLength(1)
  })

  it('does not check the bodies of errors', async () => {
    const { client } = strict(() => Response.json({ detail: 5 }, { status: 404 }))

    const error = await caught(() => client.getSandboxEnvironment(at))

    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ code: 'api_error', status: 404, body: { detail: 5 } })
  })

  it('lets a response without a body pass', async () => {
    const { client } = strict(() => new Response(null, { status: 204 }))

    const { data } = await client.deleteSandboxEnvironment(at)

    expect(data).toBeUndefined()
  })

  it('ends with an error event of its code', async () => {
    const codes: unknown[] = []
    const { client } = strict(() => Response.json({}), {
      onEvent: (event) => {
        if (event.type === 'error') codes.push(event.code)
        if (event.type === 'validation') codes.push(event)
      },
    })

    await caught(() => client.getSandboxEnvironment(at))

    expect(codes).toEqual(['validation_error'])
  })
})
