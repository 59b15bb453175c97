import type { ClientEvent } from 'sdk/pipelines'
import { expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { compiled, generated, specOf } from '../support/generated.ts'
import { generatedClient } from '../support/generated-calls.ts'

const page = '<!doctype html><title>Sign in</title>'
const described = specOf({ responses: { 200: { description: 'Yes.' } } })
const declaring = (type: string, schema: object = {}) =>
  specOf({ responses: { 200: { description: 'Yes.', content: { [type]: { schema } } } } })

async function call(content: object, body: BodyInit | null, type?: string, status = 200) {
  const events: ClientEvent[] = []
  const { client, sent } = await generatedClient(content, {
    fetch: async () => {
      const response = new Response(body, { status })
      if (type === undefined) response.headers.delete('content-type')
      else response.headers.set('content-type', type)
      return response
    },
    onEvent: (event: ClientEvent) => events.push(event),
  })
  const result = await client.callThings?.()
  const undeclared = events.flatMap((event) => (event.type === 'undeclared' ? [event.reason] : []))
  return { data: result?.data, undeclared, sent }
}

it('a success declared only by its description is unknown, and any type is requested', async () => {
  const { operations, types } = await generated(described)

  expect(operations).toContain("responses: { 200: 'any' },\n  accept: '*/*',")
  expect(types).toContain('data: unknown\n')
  expect(await compiled(described)).toEqual([])
})

it.each([
  ['JSON of Fastify', '{"id":1}', 'application/json; charset=utf-8', { id: 1 }],
  ['a number from Nest', '5', 'text/html; charset=utf-8', '5'],
  ['a page from a site', page, 'text/html', page],
  ['text without a content type', 'OK', undefined, 'OK'],
  ['JSON without a content type', '[1]', undefined, [1]],
  ['nothing', null, undefined, undefined],
  ['an empty body, as text', '', 'text/plain', undefined],
  ['a file from FastAPI', new Uint8Array([137, 80, 255]), 'image/png', new Uint8Array([137, 80, 255])],
  ['bytes that are also text', 'ok', 'application/octet-stream', new Uint8Array([111, 107])],
])('%s is delivered according to its content type', async (_, body, type, data) => {
  expect(await call(described, body, type)).toMatchObject({ data, undeclared: [] })
})

it('next to a success with content, one with only a description is empty', async () => {
  const content = { 'application/json': { schema: { type: 'object' } } }
  const { types } = await generated(
    specOf({ responses: { 200: { description: 'Yes.', content }, 202: { description: 'Later.' } } }),
  )

  expect(types).toContain('data: CallThingsData | undefined\n')
})

it.each([
  ['*/*', { type: 'string', contentMediaType: '*/*' }, 'binary', 'Uint8Array'],
  ['*/*', { type: 'string', format: 'binary' }, 'binary', 'Uint8Array'],
  ['application/json', { type: 'string', contentMediaType: '*/*' }, 'binary', 'Uint8Array'],
  ['*/*', { type: 'object', properties: { id: {} } }, 'json', 'CallThingsData'],
  ['*/*', { type: 'string' }, 'any', 'CallThingsData'],
])('a response of %s with the schema %j is %s', async (type, schema, kind, data) => {
  const { operations, types } = await generated(declaring(type, schema))

  expect(operations).toContain(`responses: { 200: '${kind}' }`)
  expect(types).toContain(`data: ${data}\n`)
})

it.each([
  ['a number from Nest', '5', 'text/html', 5, []],
  ['text from Nest', 'hello', 'text/html', 'hello', ['body']],
  [
    'a file from FastAPI',
    new Uint8Array([137, 80, 255]),
    'image/png',
    new Uint8Array([137, 80, 255]),
    ['body'],
  ],
  ['an empty body from tsoa', null, undefined, undefined, ['body']],
  ['a word from a proxy', 'OK', 'text/plain', 'OK', ['body']],
])('when JSON is declared, %s is delivered', async (_, body, type, data, undeclared) => {
  expect(await call(declaring('application/json'), body, type)).toMatchObject({ data, undeclared })
})

it('a 201 of Unleash when 200 is declared is read as the 200', async () => {
  const answered = await call(declaring('application/json'), '{"id":1}', 'application/json', 201)

  expect(answered).toMatchObject({ data: { id: 1 }, undeclared: ['status'] })
})

it.each(['application/json', 'text/csv', 'application/zip'])(
  'a page when %s is declared is a ResponseError',
  async (type) => {
    for (const body of [page, '\n<HTML><p>Sign in', '<!DOCTYPE html PUBLIC "-//W3C//DTD">']) {
      const error = await caught(() => call(declaring(type), body, 'text/html'))

      expect(error).toMatchObject({ code: 'invalid_response', status: 200 })
      expect((error as Error).message).toContain('got 200 text/html, an HTML page: ')
    }
  },
)

it('a page is delivered when it is declared', async () => {
  expect((await call(declaring('text/html'), page, 'text/html')).data).toBe(page)
})
