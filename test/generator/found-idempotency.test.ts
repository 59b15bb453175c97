import { expect, it, vi } from 'vitest'
import { caught } from '../support/caught.ts'
import { compiled, generated, spec, specOf } from '../support/generated.ts'
import { generatedClient } from '../support/generated-calls.ts'

const uuid = /^[\da-f]{8}-[\da-f]{4}-4[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/
const header = (name: string, more: object = {}) => ({
  parameters: [{ name, in: 'header', schema: { type: 'string' }, ...more }],
})
const keysOf = async (content: object, options?: object, config?: object, params: unknown = null) => {
  const { client, sent } = await generatedClient(content, config)
  await client.callThings?.(params, null, options)
  return sent.map(({ headers }) => headers)
}

it('the extension of an operation names the header, which then gets a random key', async () => {
  const content = specOf({ 'x-idempotency-key-header': 'X-Request-Key' }, '/things', 'post')

  const [headers] = await keysOf(content)

  expect(headers?.['x-request-key']).toMatch(uuid)
  expect(headers).not.toHaveProperty('idempotency-key')
  expect((await generated(content)).operations).toContain(
    'Sends an idempotency key in `X-Request-Key` (random unless you set `idempotencyKey`), so calls are retried like a GET',
  )
})

it('the extension of the document applies to POST and PATCH, and an operation can opt out', async () => {
  const responses = { 200: { description: 'Yes.' } }
  const content = spec({
    'x-idempotency-key-header': true,
    paths: {
      '/things': {
        get: { operationId: 'list', responses },
        post: { operationId: 'add', responses },
        patch: { operationId: 'change', responses },
        put: { operationId: 'replace', responses },
        delete: { operationId: 'clear', responses, 'x-idempotency-key-header': 'Clear-Key' },
      },
      '/other': { post: { operationId: 'other', responses, 'x-idempotency-key-header': false } },
    },
  })
  const { client, sent } = await generatedClient(content)

  for (const name of ['list', 'add', 'change', 'replace', 'clear', 'other']) await client[name]?.()

  const keys = sent.map(({ headers }) => Object.keys(headers).filter((name) => name.endsWith('-key')))
  expect(keys).toEqual([[], ['idempotency-key'], ['idempotency-key'], [], ['clear-key'], []])
})

it('a declared header parameter with the usual name is filled in, and can be set', async () => {
  const content = specOf(header('Idempotency-Key', { required: true }), '/things', 'post')

  const [own] = await keysOf(content)
  const [given] = await keysOf(content, undefined, {}, { 'Idempotency-Key': 'job-7' })
  const [chosen] = await keysOf(content, { idempotencyKey: 'job-8' })
  const [byHand] = await keysOf(content, { headers: { 'idempotency-KEY': 'job-9' } })

  expect(own?.['idempotency-key']).toMatch(uuid)
  expect(given?.['idempotency-key']).toBe('job-7')
  expect(chosen?.['idempotency-key']).toBe('job-8')
  expect(byHand?.['idempotency-key']).toBe('job-9')
  expect((await generated(content)).types).toContain('"Idempotency-Key"?: string | undefined')
})

it('one that does not allow a random UUID is left to the caller', async () => {
  const schema = { type: 'string', maxLength: 20 }
  const content = specOf(header('Idempotency-Key', { schema }), '/things', 'post')

  const [none] = await keysOf(content)
  const [given] = await keysOf(content, undefined, {}, { 'Idempotency-Key': 'job-7' })

  expect(none).not.toHaveProperty('idempotency-key')
  expect(given?.['idempotency-key']).toBe('job-7')
})

it('a header of that name that is not a key, and one of a GET, stay parameters', async () => {
  const number = specOf(header('Idempotency-Key', { schema: { type: 'integer' } }), '/things', 'post')
  const get = specOf(header('Idempotency-Key', { required: true }))

  expect((await generated(number)).operations).not.toContain('declaredIdempotencyKey')
  expect((await generated(get)).operations).not.toContain('declaredIdempotencyKey')
  expect((await generated(get)).types).toContain('"Idempotency-Key": string')
})

it('without random numbers, a key is omitted, or reported missing when the API requires it', async () => {
  vi.stubGlobal('crypto', undefined)
  const optional = specOf({ 'x-idempotency-key-header': true }, '/things', 'post')
  const required = specOf(header('Idempotency-Key', { required: true }), '/things', 'post')

  const [headers] = await keysOf(optional)
  const error = await caught(() => keysOf(required))
  const [given] = await keysOf(required, { idempotencyKey: () => 'job-7' })

  vi.unstubAllGlobals()
  expect(headers).not.toHaveProperty('idempotency-key')
  expect(error).toMatchObject({
    code: 'config_error',
    parameter: 'crypto',
    message:
      'tiny.callThings was not sent: crypto is missing in this environment; load a polyfill (POST /things)',
  })
  expect(given?.['idempotency-key']).toBe('job-7')
})

it('false sends none, and is refused when the API requires one', async () => {
  const optional = specOf({ 'x-idempotency-key-header': true }, '/things', 'post')
  const required = specOf(header('Idempotency-Key', { required: true }), '/things', 'post')

  const [none] = await keysOf(optional, { idempotencyKey: false })
  const [dropped] = await keysOf(optional, { headers: { 'Idempotency-Key': null } })
  const error = await caught(() => keysOf(required, { idempotencyKey: false }))

  expect(none).not.toHaveProperty('idempotency-key')
  expect(dropped).not.toHaveProperty('idempotency-key')
  expect(error).toMatchObject({
    message:
      'tiny.callThings was not sent: idempotencyKey is missing; the API requires Idempotency-Key (POST /things)',
  })
})

it.each([
  [
    specOf({ 'x-idempotency-key-header': 'a b' }, '/things', 'post'),
    'must be the name of a header, true or false, not "a b"',
  ],
  [
    specOf({ 'x-idempotency-key-header': 'Authorization' }, '/things', 'post'),
    "can't be Authorization, which has",
  ],
  [specOf({ 'x-idempotency-key-header': true }), 'is set on GET, which needs no key; remove it'],
  [
    specOf({}, '/things', 'post', { 'x-idempotency-key-header': 7 }),
    'tiny.json#/x-idempotency-key-header: must be the name of a header, true or false, not 7',
  ],
])('the generator refuses an invalid header', async (content, problem) => {
  await expect(generated(content)).rejects.toThrow(problem)
})

it('the parameter is optional', { timeout: 30_000 }, async () => {
  const content = specOf(header('Idempotency-Key', { required: true }), '/things', 'post')
  const use = `import { callThings, connect } from './index.ts'
callThings(connect())
callThings(connect(), { 'Idempotency-Key': 'job-7' }, null, { idempotencyKey: () => 'job-8' })`

  expect(await compiled(content, use)).toEqual([])
})
