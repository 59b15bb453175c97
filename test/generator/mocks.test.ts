import Ajv from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import { getResponse } from 'msw'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { spec } from '../support/generated.ts'
import { compiledMock, generatedMock, loadedMock } from '../support/generated-mock.ts'

const json = (schema: object, more: object = {}) => ({
  description: 'It.',
  content: { 'application/json': { schema, ...more } },
})
const thing = {
  type: 'object',
  required: ['id', 'name', 'made_at'],
  properties: {
    id: { type: 'integer', minimum: 1 },
    name: { type: 'string', example: 'lamp' },
    made_at: { type: 'string', format: 'date-time' },
    parts: { type: 'array', items: { $ref: '#/components/schemas/Thing' } },
    note: { type: ['string', 'null'], maxLength: 10 },
    key: { type: 'string', writeOnly: true },
  },
}
const problem = json({ type: 'object', required: ['detail'], properties: { detail: { type: 'string' } } })
const one = { $ref: '#/components/schemas/Thing' }
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } }

const components = {
  schemas: { Thing: thing },
  securitySchemes: { key: { type: 'http', scheme: 'bearer' } },
}
const content = spec({
  paths: {
    '/things': {
      get: { operationId: 'listThings', responses: { 200: json({ type: 'array', items: one }) } },
      post: {
        operationId: 'createThing',
        requestBody: { required: true, content: { 'application/json': { schema: one } } },
        responses: { 201: json(one), 422: problem },
      },
    },
    '/things/{id}': {
      get: {
        operationId: 'getThing',
        parameters: [id],
        responses: {
          200: json(one, { example: { id: 7, name: 'chair', made_at: '2026-02-03T04:05:06Z' } }),
          404: json({ type: 'object' }, { example: { detail: 'gone' } }),
        },
      },
      delete: { operationId: 'deleteThing', parameters: [id], responses: { 204: { description: 'Gone.' } } },
    },
    '/readme': {
      get: {
        operationId: 'getReadme',
        responses: { '2XX': { description: 'It.', content: { 'text/plain': { example: 'Read me.' } } } },
      },
    },
  },
  components,
  security: [{ key: [] }],
})

async function pair(options: object = {}, entry?: string) {
  const { createClient, createMock } = await loadedMock(content, entry)
  const mock = createMock(options)
  const client = createClient({ fetch: mock.fetch, token: 'any', retry: false, baseUrl: mock.baseUrl })
  const call = (name: string, params?: unknown, body?: unknown) =>
    client[name]?.(params, body).then(({ data }) => data)
  return { mock, call }
}

describe('a generated mock', () => {
  it('compiles, also with changes by a user', async () => {
    const use = `mocks.createMock().answer('getThing', { data: { id: 1, name: 'a', made_at: 'b' } })
mocks.createMock({ handlers: { getThing: ({ params }) => ({ data: { id: Number(params.id), name: 'a', made_at: 'b' } }) } })
// @ts-expect-error a thing has a name
mocks.createMock().answer('getThing', { data: { id: 1 } })
// @ts-expect-error there is no such operation
mocks.createMock().fail('gone', 500)
`

    expect(compiledMock(await generatedMock(content), use)).toEqual([])
  })

  it('returns the example in the spec', async () => {
    const { call } = await pair()

    expect(await call('getThing', { id: 1 })).toEqual({
      id: 7,
      name: 'chair',
      made_at: '2026-02-03T04:05:06Z',
    })
    expect(await call('getReadme')).toBe('Read me.')
    expect(await call('deleteThing', { id: 1 })).toBe(undefined)
  })

  it('returns values that fit the schema when there is no example', async () => {
    const { call } = await pair()
    const ajv = new Ajv({ strict: false })
    addFormats(ajv)
    ajv.addSchema({ $id: 'all', components })
    const fits = ajv.compile({ type: 'array', minItems: 1, items: { $ref: 'all#/components/schemas/Thing' } })
    const data = await call('listThings')

    expect(fits(data), JSON.stringify(data)).toBe(true)
    expect(data).toMatchObject([{ name: 'lamp' }, { name: 'lamp' }])
    expect(JSON.stringify(data)).not.toContain('"key"')
  })

  it('is the same for the same seed, and different for another', async () => {
    const [first, again, other] = await Promise.all([1, 1, 2].map((seed) => generatedMock(content, seed)))

    expect(again?.['mocks.gen.ts']).toBe(first?.['mocks.gen.ts'])
    expect(other?.['mocks.gen.ts']).not.toBe(first?.['mocks.gen.ts'])
  })

  it('uses overrides for as long as they are set', async () => {
    const { mock, call } = await pair()
    const chair = { id: 2, name: 'stool', made_at: '2026-01-01T00:00:00Z' }
    const undo = mock.answer('getThing', { data: chair } as never)

    expect(await call('getThing', { id: 2 })).toEqual(chair)
    undo()
    expect(await call('getThing', { id: 2 })).toMatchObject({ name: 'chair' })
  })

  it('gives errors their declared bodies', async () => {
    const { mock, call } = await pair()
    mock.fail('getThing', 404, { times: 1 })
    mock.fail('deleteThing', 503, { times: 1 })

    expect(await caught(() => call('getThing', { id: 1 }) as Promise<unknown>)).toMatchObject({
      status: 404,
      body: { detail: 'gone' },
    })
    expect(await caught(() => call('deleteThing', { id: 1 }) as Promise<unknown>)).toMatchObject({
      status: 503,
      body: { message: 'mock: 503' },
    })
  })

  it('has the faults and the call log of the kit', async () => {
    const { mock, call } = await pair()
    mock.fail('*', 'disconnect', { times: 1 })

    expect(await caught(() => call('listThings') as Promise<unknown>)).toMatchObject({
      code: 'network_error',
    })
    await call('getThing', { id: 3 })
    expect(mock.calls.map(({ operation, status }) => [operation, status])).toEqual([
      ['listThings', undefined],
      ['getThing', 200],
    ])
  })

  it('accepts only the configured token', async () => {
    const { call } = await pair({ token: 'other' })

    expect(await caught(() => call('listThings') as Promise<unknown>)).toMatchObject({ status: 401 })
  })

  it('answers through MSW, and leaves other addresses alone', async () => {
    const { mock } = await pair()
    const ask = (path: string) => getResponse([...mock.handlers], new Request(mock.baseUrl + path))

    expect(await (await ask('/things/7'))?.json()).toMatchObject({ name: 'chair' })
    expect(await ask('/elsewhere')).toBe(undefined)
  })
})

describe('the skeleton of a stateful mock', () => {
  it('returns examples as long as it is unchanged', async () => {
    const { call } = await pair({}, 'mocks.ts')

    expect(await call('getThing', { id: 1 })).toMatchObject({ name: 'chair' })
  })

  it('compiles with its suggested code, which stores rows', async () => {
    const files = await generatedMock(content)
    const whole = { ...files, 'mocks.ts': `${files['mocks.ts']}`.replaceAll(/^(\s*)\/\/ (?!Yours)/gm, '$1') }

    expect(whole['mocks.ts']).toContain('rows.set(')
    expect(compiledMock(whole)).toEqual([])
  })
})
