import * as environments from 'sdk/environments'
import { ConfigError, createClient } from 'sdk/sandbox'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { recorder } from '../support/recorder.ts'

async function created(body: unknown) {
  const { fetch, sent } = recorder(() => Response.json({}, { status: 201 }))
  const client = createClient({ fetch, token: 'token' })
  const error: unknown = await client.createSandbox(null, body as { name: string }).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return { error, sent }
}

const message = (problem: string) => `sandbox.createSandbox was not sent: ${problem} (POST /v1/sandbox)`

describe('a body', () => {
  it.each([
    [undefined, /^sandbox\.createSandbox was not sent: body is (missing|undefined)/],
    [null, /body is null, not object/],
    ['{"name":"dev"}', /body is string, not object/],
    [5, /body is number, not object/],
    [[{ name: 'dev' }], /body is array, not object/],
    [new Map([['name', 'dev']]), /body is map, not object/],
    [new FormData(), /body is formdata, not object/],
    [new Date(0), /body is date, not object/],
    [() => ({ name: 'dev' }), /body is function, not object/],
  ])('of the wrong type is refused: %s', async (body, problem) => {
    const { error, sent } = await created(body)

    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({
      code: 'config_error',
      operation: 'createSandbox',
      parameter: 'body',
      message: expect.stringMatching(problem),
    })
    expect(sent).toEqual([])
  })

  it('is refused when the operation takes none', async () => {
    const { fetch, sent } = recorder()
    const client = createClient({ fetch, token: 'token' })

    const error = await caught(() => client.refreshSandbox({ name: 'dev' }, {} as never))

    expect(error).toMatchObject({
      code: 'config_error',
      parameter: 'body',
      message:
        'sandbox.refreshSandbox was not sent: body is not accepted by this operation; options are the third argument (POST /v1/sandbox/{name}/refresh)',
    })
    expect(sent).toEqual([])
  })

  it('can be omitted when it is optional', async () => {
    const { fetch, sent } = recorder(() => Response.json({}))
    const client = environments.createClient({ fetch, token: 'token' })

    await client.updateSandboxEnvironment({ project_id: 1, id: 'a' })

    expect(sent).toMatchObject([{ method: 'PATCH' }])
    expect(sent[0]?.headers).not.toHaveProperty('content-type')
    expect(sent[0]?.body ?? null).toBeNull()
  })
})

describe('a value that JSON would change silently', () => {
  it.each([
    ['NaN', Number.NaN, 'body.nested.value is nan'],
    ['Infinity', Number.POSITIVE_INFINITY, 'body.nested.value is infinity'],
    ['a bigint', 1n, 'body.nested.value is bigint'],
    ['a Map', new Map(), 'body.nested.value is map'],
    ['a Set', new Set(), 'body.nested.value is set'],
    ['a function', () => {}, 'body.nested.value is function'],
    ['a symbol', Symbol('x'), 'body.nested.value is symbol'],
    ['bytes', new Uint8Array(1), 'body.nested.value is uint8array'],
    ['a RegExp', /x/, 'body.nested.value is regexp'],
  ])('is refused: %s', async (_, value, problem) => {
    const { error, sent } = await created({ name: 'dev', nested: { value } })

    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({ code: 'config_error', message: message(problem) })
    expect(sent).toEqual([])
  })

  it('is refused: undefined in an array', async () => {
    const { error, sent } = await created({ name: 'dev', users: ['a', undefined] })

    expect(error).toMatchObject({ code: 'config_error', message: message('body.users.1 is undefined') })
    expect(sent).toEqual([])
  })

  it('is refused: a hole in an array', async () => {
    const { error, sent } = await created({ name: 'dev', users: new Array(1) })

    expect(error).toMatchObject({ code: 'config_error' })
    expect(sent).toEqual([])
  })

  it('is refused: an invalid Date, which would become null', async () => {
    const { error, sent } = await created({ name: 'dev', at: new Date(Number.NaN) })

    expect(error).toMatchObject({ code: 'config_error' })
    expect(sent).toEqual([])
  })

  it('is refused: a circle', async () => {
    const body: Record<string, unknown> = { name: 'dev' }
    body.self = { body }

    const { error, sent } = await created(body)

    expect(error).toMatchObject({
      code: 'config_error',
      operation: 'createSandbox',
      message: expect.stringContaining('is circular'),
    })
    expect(sent).toEqual([])
  })
})

describe('what JSON preserves', () => {
  it.each([
    ['a Date as its ISO text', { at: new Date(0) }, '{"at":"1970-01-01T00:00:00.000Z"}'],
    ['the result of toJSON', { at: { toJSON: () => 'text' } }, '{"at":"text"}'],
    ['an undefined field as absent', { a: undefined, b: 1 }, '{"b":1}'],
    ['null', { a: null, list: [null] }, '{"a":null,"list":[null]}'],
    ['an unknown field', { anything: [{ deep: true }] }, '{"anything":[{"deep":true}]}'],
    ['__proto__ as a field of its own', JSON.parse('{"__proto__":{"a":1}}'), '{"__proto__":{"a":1}}'],
  ])('is sent: %s', async (_, body, text) => {
    const { error, sent } = await created(body)

    expect(error).toBeUndefined()
    expect(sent).toMatchObject([{ body: text }])
  })

  it('is sent: the same object twice, which is not a circle', async () => {
    const shared = { a: 1 }

    const { sent } = await created({ x: shared, y: [shared, shared] })

    expect(sent).toMatchObject([{ body: '{"x":{"a":1},"y":[{"a":1},{"a":1}]}' }])
  })

  it('does not change its input', async () => {
    const body = Object.freeze({ name: 'dev', list: Object.freeze([1]) })

    const { error } = await created(body)

    expect(error).toBeUndefined()
    expect(body).toEqual({ name: 'dev', list: [1] })
  })
})
