import { ConfigError } from 'sdk/environments'
import { describe, expect, it } from 'vitest'
import { open } from '../../src/runtime/connection.ts'
import type { BodyDefinition, Definition, Parameter } from '../../src/runtime/definition.ts'
import type { Encoder } from '../../src/runtime/encoders/encoder.ts'
import {
  accept,
  formBody,
  givenServer,
  jsonBody,
  mediaType,
  multipartBody,
  type Operation,
  operation,
  otherParameters,
  ownServer,
  parameters,
  queryParameters,
  rawBody,
} from '../../src/runtime/index.ts'
import { caught } from '../support/caught.ts'
import { recorder } from '../support/recorder.ts'

const api = { name: 'environments', servers: { main: 'https://notes.example.org/v2' } } as const

type Call = Operation & ((connection: unknown, params?: unknown, body?: unknown) => Promise<unknown>)

/** Calls an operation as the generator would write it; returns the request. */
async function send(
  fields: Partial<Definition>,
  encoders: readonly Encoder[],
  params: unknown,
  body?: unknown,
  config: object = {},
) {
  const { fetch, sent } = recorder()
  const call = operation<Call>(
    {
      api,
      id: 'saveNote',
      method: 'POST',
      path: '/notes',
      responses: { 200: 'json' },
      security: 'none',
      ...fields,
    },
    ...encoders,
  )
  await call(open(api, { fetch, retry: false, ...config }), params, body)
  return sent[0] as NonNullable<(typeof sent)[0]>
}

const withParams = (params: Record<string, Parameter>, path = '/notes') => ({ path, params })
const withBody = (body: BodyDefinition, secrets?: string[]) => ({ body, ...(secrets && { secrets }) })

describe('a form', () => {
  it('has a field for each item of a list, and JSON for an object', async () => {
    const { headers, body } = await send(withBody({ required: true }), [formBody], null, {
      name: 'a&b',
      tags: ['x', 'y z'],
      meta: { on: true },
      left: undefined,
    })

    expect(headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(body).toBe('name=a%26b&tags=x&tags=y+z&meta=%7B%22on%22%3Atrue%7D')
  })

  it('nests brackets when the spec says deepObject', async () => {
    const encoding = { items: { style: 'deepObject', explode: true } }

    const { body } = await send(withBody({ encoding }), [formBody], null, {
      items: [{ price: 'p_1', recurring: { days: 3 } }],
    })

    expect([...new URLSearchParams(`${body}`)]).toEqual([
      ['items[0][price]', 'p_1'],
      ['items[0][recurring][days]', '3'],
    ])
  })

  it('is refused when a field cannot be text', async () => {
    const error = await caught(() => send(withBody({}), [formBody], null, { at: new Date() }))

    expect(error).toBeInstanceOf(ConfigError)
    expect((error as Error).message).toBe('environments.saveNote was not sent: at is date (POST /notes)')
  })

  it('masks its secret fields in an error', async () => {
    const fetch = async () => Response.json({ message: 'no hunter2hunter2' }, { status: 400 })

    const error = await caught(() =>
      send(withBody({}, ['password']), [formBody], null, { password: 'hunter2hunter2' }, { fetch }),
    )

    expect((error as Error).message).toContain('no [redacted]')
  })
})

describe('a multipart form', () => {
  it('sends files under their names, items one by one, and JSON without a file name', async () => {
    const { headers, body } = await send(withBody({ required: true }), [multipartBody], null, {
      file: new File(['hello'], 'hello.txt', { type: 'text/plain' }),
      tags: ['x', 'y'],
      meta: { on: true },
    })
    const form = body as FormData

    expect(headers['content-type']).toBeUndefined()
    expect((form.get('file') as File).name).toBe('hello.txt')
    expect(await (form.get('file') as File).text()).toBe('hello')
    expect(form.getAll('tags')).toEqual(['x', 'y'])
    expect(form.get('meta')).toBe('{"on":true}')
  })

  it('is retried in full', async () => {
    const texts: string[] = []
    const fetch = async (_: string, init: RequestInit) => {
      texts.push(await new Response(init.body).text())
      return texts.length > 1 ? Response.json([]) : new Response('', { status: 429 })
    }

    await send(
      withBody({}),
      [multipartBody],
      null,
      { file: new Blob(['bytes']) },
      {
        fetch,
        retry: { baseDelayMs: 0 },
      },
    )

    expect(texts.map((text) => text.includes('bytes'))).toEqual([true, true])
  })
})

describe('a raw body', () => {
  it('is text when the spec says text', async () => {
    const { headers, body } = await send(
      withBody({ type: 'string', media: 'text/plain' }),
      [rawBody],
      null,
      'hi',
    )

    expect([headers['content-type'], body]).toEqual(['text/plain', 'hi'])
  })

  it('is bytes with their own type when the spec has a media type range', async () => {
    const blob = new Blob(['x'], { type: 'image/png' })

    const { headers, body } = await send(withBody({ media: 'image/*' }), [rawBody], null, blob)

    expect(headers['content-type']).toBe('image/png')
    expect(body).toBe(blob)
  })
})

it('JSON of another media type is sent as that type', async () => {
  const fields = withBody({ type: 'object', media: 'application/merge-patch+json' })

  const { headers, body } = await send(fields, [jsonBody, mediaType], null, { a: null })

  expect([headers['content-type'], body]).toEqual(['application/merge-patch+json', '{"a":null}'])
})

describe('other parameters', () => {
  it('write JSON and nested objects into the query, after the plain ones', async () => {
    const { url } = await send(
      withParams({
        plain: { in: 'query', type: ['string', 'array'] },
        filter: { in: 'query', type: 'object', as: { style: 'json' } },
        page: { in: 'query', type: 'object', as: { style: 'deepObject' } },
      }),
      [queryParameters, otherParameters],
      { plain: 'a', filter: { id: [1] }, page: { size: { max: 2 } } },
    )

    expect(url).toBe(
      'https://notes.example.org/v2/notes?plain=a&filter=%7B%22id%22%3A%5B1%5D%7D&page%5Bsize%5D%5Bmax%5D=2',
    )
  })

  it('write lists, labels and matrices into the path', async () => {
    const { url } = await send(
      withParams(
        {
          ids: { in: 'path', type: 'array', as: { style: 'simple' } },
          dot: { in: 'path', type: 'string', as: { style: 'label' } },
          row: { in: 'path', type: 'string', as: { style: 'matrix' } },
        },
        '/notes/{ids}/x{dot}/y{row}/{ids}',
      ),
      [parameters, otherParameters],
      { ids: ['a', 'b/c'], dot: 'd', row: 'e' },
    )

    expect(url).toBe('https://notes.example.org/v2/notes/a,b%2Fc/x.d/y;row=e/a,b%2Fc')
  })

  it.each([
    [['..'], 'is a dot segment'],
    [[], 'is empty'],
  ])('refuse %j in a path', async (ids, problem) => {
    const fields = withParams({ ids: { in: 'path', as: { style: 'simple' } } }, '/notes/{ids}')

    const error = await caught(() => send(fields, [parameters, otherParameters], { ids }))

    expect(error).toBeInstanceOf(ConfigError)
    expect((error as Error).message).toContain(`ids ${problem}`)
  })

  it('are renamed when the spec has two with the same name', async () => {
    const { url, headers } = await send(
      withParams({
        id: { in: 'query', type: 'string' },
        idHeader: { in: 'header', type: 'array', as: { name: 'id', style: 'simple' } },
      }),
      [queryParameters, otherParameters],
      { id: 'q', idHeader: ['a', 'b'] },
    )

    expect(url).toBe('https://notes.example.org/v2/notes?id=q')
    expect(headers.id).toBe('a,b')
  })

  it('put cookies into one header', async () => {
    const { headers } = await send(
      withParams({
        session: { in: 'cookie', type: 'string', as: { style: 'form', explode: true } },
        theme: { in: 'cookie', type: 'string', as: { style: 'form', explode: true } },
      }),
      [otherParameters],
      { session: 'a b', theme: 'dark' },
    )

    expect(headers.cookie).toBe('session=a%20b; theme=dark')
  })
})

describe('an operation with its own server', () => {
  const fields = { server: 'https://uploads.example.org/' }

  it('is sent there', async () => {
    const { url } = await send(fields, [ownServer], null)

    expect(url).toBe('https://uploads.example.org/notes')
  })

  it('is sent to the base URL of the client', async () => {
    const { url } = await send(fields, [ownServer], null, undefined, { baseUrl: 'https://proxy.example.org' })

    expect(url).toBe('https://proxy.example.org/notes')
  })
})

describe('an operation whose response is not plain JSON', () => {
  const fields = { accept: 'text/csv, application/zip' }

  it('requests what it declares', async () => {
    const { headers } = await send(fields, [accept], null)

    expect(headers.accept).toBe('text/csv, application/zip')
  })

  it('requests what the caller names', async () => {
    const { headers } = await send(fields, [accept], null, undefined, { headers: { Accept: 'text/csv' } })

    expect(headers.accept).toBe('text/csv')
  })
})

it('an API without servers requires a baseUrl', async () => {
  const { fetch, sent } = recorder()
  const nowhere = { name: 'nowhere', servers: {} } as const
  const call = operation<Call>(
    {
      api: nowhere,
      id: 'listNotes',
      method: 'GET',
      path: '/notes',
      responses: { 200: 'json' },
      security: 'none',
    },
    givenServer,
  )

  const error = await caught(() => call(open(nowhere, { fetch })))
  await call(open(nowhere, { fetch, baseUrl: 'https://notes.example.org' }))

  expect((error as ConfigError).parameter).toBe('baseUrl')
  expect(sent.map(({ url }) => url)).toEqual(['https://notes.example.org/notes'])
})
