import { paginate } from 'sdk/environments'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Config } from '../../src/runtime/config/config.ts'
import { open } from '../../src/runtime/connection.ts'
import type { Definition, Pagination } from '../../src/runtime/definition.ts'
import type { Encoder } from '../../src/runtime/encoders/encoder.ts'
import {
  formBody,
  multipartBody,
  type Operation,
  operation,
  ownResponse,
  queryParameters,
  rawBody,
} from '../../src/runtime/index.ts'
import { caught } from '../support/caught.ts'

const api = { name: 'environments', servers: { main: 'https://notes.example.org' } } as const

type Call = Operation &
  ((connection: unknown, params?: unknown, body?: unknown) => Promise<{ data: unknown }>)

const probe = (fields: Partial<Definition>, ...encoders: Encoder[]) =>
  operation<Call>(
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

const lack = (...names: string[]) => {
  for (const name of names) vi.stubGlobal(name, undefined)
}
afterEach(() => vi.unstubAllGlobals())

describe('what a body needs and the environment lacks is reported before anything is sent', () => {
  it.each([
    ['FormData', multipartBody, { name: 'a' }],
    ['Blob', multipartBody, { file: new Uint8Array([1]) }],
    ['URLSearchParams', formBody, { name: 'a' }],
  ])('%s', async (name, encoder, body) => {
    const sent = vi.fn(async () => Response.json({}))
    const connection = open(api, { fetch: sent })
    lack(name)

    const error = await caught(() => probe({ body: { required: true } }, encoder)(connection, null, body))

    expect(error).toMatchObject({ code: 'config_error', parameter: name, attempts: 0 })
    expect((error as Error).message).toBe(
      `environments.saveNote was not sent: ${name} is missing in this environment; load a polyfill (POST /notes)`,
    )
    expect(sent).not.toHaveBeenCalled()
  })

  it('bytes need no Blob', async () => {
    const bodies: unknown[] = []
    const fetch: Config['fetch'] = async (_, { body }) => {
      bodies.push(body)
      return Response.json({})
    }
    const bytes = new Uint8Array([1])
    lack('Blob')

    await probe({ body: { required: true } }, rawBody)(open(api, { fetch }), null, bytes)

    expect(bodies).toEqual([bytes])
  })
})

describe('a base URL without the URL class', () => {
  it.each(['https://own.example.org/v3/', 'https://own.example.org/v3'])(
    'is used unchanged: %s',
    async (baseUrl) => {
      lack('URL')
      const urls: string[] = []
      const fetch: Config['fetch'] = async (url) => {
        urls.push(url)
        return Response.json({})
      }

      await probe({})(open(api, { baseUrl, fetch }))

      expect(urls).toEqual(['https://own.example.org/v3/notes'])
    },
  )

  it.each([
    'own.example.org',
    'https://own.example.org?a',
    'https://me@own.example.org',
    'https://',
    'ftp://own.example.org',
  ])('is still checked: %s', (baseUrl) => {
    lack('URL')

    expect(() => open(api, { baseUrl })).toThrow(/baseUrl must be an http\(s\) URL/)
  })
})

it('a binary body over the limit is reported when bytes cannot be decoded', async () => {
  const answer = {
    status: 200,
    ok: true,
    headers: new Headers(),
    arrayBuffer: async () => new ArrayBuffer(9),
  }
  lack('TextDecoder')

  const error = await caught(() =>
    probe(
      { responses: { 200: 'binary' } },
      ownResponse,
    )(open(api, { fetch: async () => answer as Response, maxResponseBytes: 4 })),
  )

  expect(error).toMatchObject({ code: 'invalid_response', status: 200 })
  expect((error as Error).message).toContain('longer than maxResponseBytes (4)')
})

describe('pages', () => {
  const params = {
    limit: { in: 'query', type: 'integer' },
    offset: { in: 'query', type: 'integer' },
  } as const
  const pagesOf = (pagination: Pagination, answer: (url: string) => object) =>
    paginate(
      probe({ id: 'listNotes', method: 'GET', params, pagination }, queryParameters) as never,
      open(api, {
        fetch: async (url) =>
          ({ status: 200, ok: true, headers: new Headers(), ...answer(url) }) as unknown as Response,
      }) as never,
      {},
    )
  const offset: Pagination = {
    style: 'offset',
    limit: 'limit',
    offset: 'offset',
    next: 'next',
    items: 'items',
  }
  const withheld = {
    get() {
      throw new Error('not let through')
    },
  }

  it('work without URLSearchParams', async () => {
    const asked: string[] = []
    lack('URLSearchParams')

    const items = await pagesOf(offset, (url) => {
      asked.push(url)
      const next = asked.length < 2 ? 'https://other.example/notes?a=%zz&limit=1&offset=1#x' : null
      return { text: async () => JSON.stringify({ items: [asked.length], next }) }
    }).toArray()

    expect(items).toEqual([1, 2])
    expect(asked).toEqual([
      'https://notes.example.org/notes',
      'https://notes.example.org/notes?limit=1&offset=1',
    ])
  })

  it('that are linked in a header do not end silently when the header cannot be read', async () => {
    const answer = { headers: withheld, text: async () => '[1,2]' }

    const error = await caught(() => pagesOf({ style: 'link' }, () => answer).toArray())

    expect(error).toMatchObject({ code: 'invalid_response', status: 200 })
    expect((error as Error).message).toBe(
      'environments.listNotes names the next page in a Link header that cannot be read here: not let through (GET /notes)',
    )
  })

  it('with a wrong link are reported when headers cannot be read', async () => {
    const answer = { headers: withheld, text: async () => '{"items":[1],"next":"https://x.example/?y=1"}' }

    const error = await caught(() => pagesOf(offset, () => answer).toArray())

    expect(error).toMatchObject({ code: 'invalid_response', status: 200, contentType: undefined })
  })
})
