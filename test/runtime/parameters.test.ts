import * as environments from 'sdk/environments'
import { ConfigError, connect, createClient, deleteSandbox } from 'sdk/sandbox'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { recorder } from '../support/recorder.ts'

async function deleted(params: unknown) {
  const { fetch, sent } = recorder(() => Response.json({}))
  const client = createClient({ fetch, token: 'token' })
  const error = await caught(() => client.deleteSandbox(params as { name: string }))
  return { error, sent }
}

async function listed(params: unknown) {
  const { fetch, sent } = recorder(() => Response.json({ results: [] }))
  const client = environments.createClient({ fetch, token: 'token' })
  const error = await caught(() => client.listSandboxEnvironments(params as { project_id: number }))
  return { error, sent }
}

const message = (problem: string) =>
  `sandbox.deleteSandbox was not sent: ${problem} (DELETE /v1/sandbox/{name})`

describe('a path parameter', () => {
  it.each([[undefined], [null], [{}], [{ name: undefined }]])(
    'is refused when it is missing: %j',
    async (params) => {
      const { error, sent } = await deleted(params)

      expect(error).toBeInstanceOf(ConfigError)
      expect(error).toMatchObject({
        code: 'config_error',
        api: 'sandbox',
        operation: 'deleteSandbox',
        method: 'DELETE',
        url: '/v1/sandbox/{name}',
        attempts: 0,
        parameter: 'name',
        message: message('name is missing'),
      })
      expect(sent).toEqual([])
    },
  )

  it('is refused when it is empty', async () => {
    const { error, sent } = await deleted({ name: '' })

    expect(error).toMatchObject({
      code: 'config_error',
      parameter: 'name',
      message: message('name is empty, which is not allowed in a path parameter'),
    })
    expect(sent).toEqual([])
  })

  it.each([
    '.',
    '..',
    '%2e',
    '%2E%2e',
    '.%2e',
    '%2e.',
    '%252e%252E',
    '%25252e%25252e',
    '../dev',
    'dev/..',
    'a/../b',
    'a/./b',
    '..\\dev',
    'dev%2f..',
    'dev%252F%252e%252e%255cx',
    'dev%5c..',
    '/..',
    '../',
  ])('is refused when it would lead to another path: %s', async (name) => {
    const { error, sent } = await deleted({ name })

    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({
      code: 'config_error',
      parameter: 'name',
      message: message('name is a dot segment, which is not allowed in a path parameter'),
    })
    expect(sent).toEqual([])
  })

  it.each([
    ['...', 'https://api.valstorm.com/v1/sandbox/...'],
    ['.hidden', 'https://api.valstorm.com/v1/sandbox/.hidden'],
    ['v1..2', 'https://api.valstorm.com/v1/sandbox/v1..2'],
    ['a/b', 'https://api.valstorm.com/v1/sandbox/a%2Fb'],
    ['a?b#c', 'https://api.valstorm.com/v1/sandbox/a%3Fb%23c'],
    ['50%', 'https://api.valstorm.com/v1/sandbox/50%25'],
    ['a b', 'https://api.valstorm.com/v1/sandbox/a%20b'],
    ['日本', 'https://api.valstorm.com/v1/sandbox/%E6%97%A5%E6%9C%AC'],
    ['😀', 'https://api.valstorm.com/v1/sandbox/%F0%9F%98%80'],
    ['{name}', 'https://api.valstorm.com/v1/sandbox/%7Bname%7D'],
    ['$&', 'https://api.valstorm.com/v1/sandbox/%24%26'],
  ])('is sent as one segment: %s', async (name, url) => {
    const { fetch, sent } = recorder(() => Response.json({}))

    await createClient({ fetch, token: 'token' }).deleteSandbox({ name })

    expect(sent[0]?.url).toBe(url)
  })

  it.each([
    ['\ud800', 'name contains a character that cannot be sent'],
    ['dev\udfff', 'name contains a character that cannot be sent'],
  ])('is refused with half a surrogate pair', async (name, problem) => {
    const { error, sent } = await deleted({ name })

    expect(error).toMatchObject({ code: 'config_error', parameter: 'name', message: message(problem) })
    expect(sent).toEqual([])
  })

  it.each([
    [5, 'number'],
    [null, 'null'],
    [true, 'boolean'],
    [Number.NaN, 'nan'],
    [['dev'], 'array'],
    [{ name: 'dev' }, 'object'],
    [new Date(0), 'date'],
    [() => 'dev', 'function'],
    [1n, 'bigint'],
    [Symbol('dev'), 'symbol'],
  ])('of the wrong type is refused: %s', async (name, type) => {
    const { error, sent } = await deleted({ name })

    expect(error).toMatchObject({
      code: 'config_error',
      parameter: 'name',
      message: message(`name is ${type}, not string`),
    })
    expect(sent).toEqual([])
  })

  it.each([1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53])(
    'that can be an integer refuses %d',
    async (project_id) => {
      const { error, sent } = await listed({ project_id })

      expect(error).toMatchObject({ code: 'config_error', parameter: 'project_id' })
      expect(sent).toEqual([])
    },
  )

  it('is not read from a prototype', async () => {
    const { error, sent } = await deleted(Object.create({ name: 'dev' }))

    expect(error).toMatchObject({ code: 'config_error', message: message('name is missing') })
    expect(sent).toEqual([])
  })

  it('is checked by a single operation, too', async () => {
    const { fetch, sent } = recorder()

    const error = await caught(() => deleteSandbox(connect({ fetch, token: 'token' }), { name: '..' }))

    expect(error).toMatchObject({ code: 'config_error', parameter: 'name' })
    expect(sent).toEqual([])
  })
})

describe('an unknown parameter', () => {
  it.each([
    [{ name: 'dev', names: 'dev' }, 'names', 'names is unknown; did you mean "name"?'],
    [{ sandbox_name: 'dev' }, 'sandbox_name', 'sandbox_name is unknown; expected: name'],
    [JSON.parse('{"name":"dev","__proto__":"x"}'), '__proto__', '__proto__ is unknown; expected: name'],
    [{ name: 'dev', constructor: 'x' }, 'constructor', 'constructor is unknown; expected: name'],
  ])('is refused: %j', async (params, parameter, problem) => {
    const { error, sent } = await deleted(params)

    expect(error).toMatchObject({ code: 'config_error', parameter, message: message(problem) })
    expect(sent).toEqual([])
  })

  it('is refused when the operation takes none', async () => {
    const { fetch, sent } = recorder()
    const client = createClient({ fetch, token: 'token' })

    const error = await caught(() => client.createSandbox({ name: 'dev' } as never, { name: 'dev' }))

    expect(error).toMatchObject({
      code: 'config_error',
      parameter: 'name',
      message:
        'sandbox.createSandbox was not sent: name is unknown; expected: none (the body is the second argument, options the third) (POST /v1/sandbox)',
    })
    expect(sent).toEqual([])
  })
})

describe('parameters', () => {
  it.each([
    ['dev', 'string'],
    [5, 'number'],
    [['dev'], 'array'],
    [new Map([['name', 'dev']]), 'map'],
    [() => {}, 'function'],
  ])('that are not an object are refused: %s', async (params, type) => {
    const { error, sent } = await deleted(params)

    expect(error).toMatchObject({
      code: 'config_error',
      parameter: 'params',
      message: message(`params is ${type}, not an object`),
    })
    expect(sent).toEqual([])
  })

  it('can be an object without a prototype, or of a class', async () => {
    const { fetch, sent } = recorder(() => Response.json({}))
    const client = createClient({ fetch, token: 'token' })
    class Names {
      name = 'dev'
    }

    await client.deleteSandbox(Object.assign(Object.create(null), { name: 'dev' }))
    await client.deleteSandbox(new Names())

    expect(sent).toHaveLength(2)
  })
})

describe('a query parameter', () => {
  it('is omitted when it is undefined', async () => {
    const { fetch, sent } = recorder(() => Response.json({ results: [] }))
    const client = environments.createClient({ fetch, token: 'token' })
    const params = { project_id: 1, limit: undefined as never, offset: 0 }

    await client.listSandboxEnvironments(params)

    expect(sent[0]?.url).toBe('https://us.posthog.com/api/projects/1/sandbox_environments/?offset=0')
  })

  it.each([
    ['10', 'string'],
    [null, 'null'],
    [1.5, 'number'],
    [Number.NaN, 'nan'],
    [[10], 'array'],
    [new Date(0), 'date'],
    [true, 'boolean'],
  ])('of the wrong type is refused: %s', async (limit, type) => {
    const { error, sent } = await listed({ project_id: 1, limit })

    expect(error).toMatchObject({
      code: 'config_error',
      operation: 'listSandboxEnvironments',
      parameter: 'limit',
      message: `environments.listSandboxEnvironments was not sent: limit is ${type}, not integer (GET /api/projects/{project_id}/sandbox_environments/)`,
    })
    expect(sent).toEqual([])
  })

  it.each(['', '..', 'a/../b', '&limit=1', 'a=b'])('can be any text: "%s"', async (target) => {
    const { fetch, sent } = recorder(() => Response.json({}))
    const client = createClient({ fetch, token: 'token' })

    await client.pushAppFromSandbox({ sandbox_name: 'dev', app_name: 'crm', target })

    expect(new URL(sent[0]?.url ?? '').searchParams.get('target')).toBe(target)
  })

  it('is refused with half a surrogate pair', async () => {
    const { fetch, sent } = recorder(() => Response.json({}))
    const client = createClient({ fetch, token: 'token' })

    const error = await caught(() =>
      client.pushAppFromSandbox({ sandbox_name: 'dev', app_name: 'crm', target: '\ud83d' }),
    )

    expect(error).toMatchObject({ code: 'config_error', parameter: 'target' })
    expect(sent).toEqual([])
  })
})

describe('a connection of another API', () => {
  it('is refused', async () => {
    const { fetch, sent } = recorder()
    const connection = environments.connect({ fetch, token: 'token' })

    const error = await caught(() => deleteSandbox(connection as never, { name: 'dev' }))

    expect(error).toMatchObject({
      code: 'config_error',
      parameter: 'connection',
      message: expect.stringContaining('deleteSandbox was not sent: connection '),
    })
    expect(sent).toEqual([])
  })
})

describe('what is not a connection', () => {
  it.each([
    ['a client', createClient({ token: 'token' })],
    ['nothing', undefined],
    ['an object', {}],
  ])('is refused with a rejection: %s', async (_, connection) => {
    const rejection = deleteSandbox(connection as never, { name: 'dev' })

    await expect(rejection).rejects.toMatchObject({ code: 'config_error', parameter: 'connection' })
  })
})
