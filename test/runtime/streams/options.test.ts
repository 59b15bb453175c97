import { describe, expect, it } from 'vitest'
import { defineSchemas } from '../../../src/runtime/validation/define-schemas.ts'
import { caught } from '../../support/caught.ts'
import { answering, chunkSchema, collect, events, openStream, streamSpec } from '../../support/streams.ts'

const json = { 'application/json': { schema: { type: 'object' } } }
const both = streamSpec({ ...json, ...events })
const oneEvent = answering('text/event-stream', 'data: {"n":1}\n\n')
const problemOf = async (content: object, options: object, config: object = { fetch: oneEvent }) =>
  ((await caught(() => openStream(content, config, options))) as Error).message

describe('options of a stream are refused', () => {
  it.each([
    [{ as: 'text' }, `as is "text"; it takes 'stream' or 'response'`],
    [{ accept: 'text/event-strea' }, 'accept is unknown; did you mean "text/event-stream"?'],
    [{ idleTimeoutMs: '5' }, 'idleTimeoutMs is string, not number'],
    [{ idleTimeoutMs: -1 }, 'idleTimeoutMs is negative'],
    [{ reconnect: 1 }, 'reconnect is number, not boolean'],
    [{ reconect: true }, 'reconect is unknown; did you mean "reconnect"?'],
  ])('%j', async (options, problem) => {
    expect(await problemOf(both, options)).toBe(`tiny.callThings was not sent: ${problem} (GET /things)`)
  })

  it('by operations that have none', async () => {
    expect(await problemOf(streamSpec(json), { as: 'stream' })).toMatch(/was not sent: as is unknown/)
    const lines = { 'application/jsonl': { schema: chunkSchema } }
    expect(await problemOf(streamSpec(lines), { reconnect: true })).toMatch(/reconnect is unknown/)
  })
})

describe('the form of a response', () => {
  it.each([
    ['text/event-stream', 'data: {"n":1}\n\n', { items: [{ n: 1 }], error: undefined }],
    ['application/json', '{"n":1}', { n: 1 }],
  ])('is what its content type says: %s', async (type, body, expected) => {
    const { data } = await openStream(both, { fetch: answering(type, body) })

    expect(type.endsWith('json') ? data : await collect(data)).toEqual(expected)
  })

  it('is requested with accept', async () => {
    const asked: unknown[] = []
    const fetch = async (_: string, init: RequestInit) => {
      asked.push(new Headers(init.headers).get('accept'))
      return oneEvent()
    }

    await openStream(both, { fetch })
    await openStream(both, { fetch }, { accept: 'text/event-stream' })

    expect(asked).toEqual(['application/json, text/event-stream', 'text/event-stream'])
  })

  it('that was not requested is an error, without waiting for a stream to continue', async () => {
    const silent = async () =>
      new Response(new ReadableStream(), { headers: { 'content-type': 'text/event-stream' } })

    expect(await problemOf(both, { accept: 'application/json' }, { fetch: silent })).toBe(
      'tiny.callThings got 200 text/event-stream, not application/json (GET /things)',
    )
    expect(
      await problemOf(both, { accept: 'text/event-stream' }, { fetch: answering('application/json', '{}') }),
    ).toBe('tiny.callThings got 200 application/json, not text/event-stream: {} (GET /things)')
  })

  it('that is not a stream when nothing else is declared is an error', async () => {
    const page = answering('text/html', '<h1>Sign in</h1>')

    expect(await problemOf(streamSpec(events), {}, { fetch: page })).toBe(
      'tiny.callThings got 200 text/html, not text/event-stream: <h1>Sign in</h1> (GET /things)',
    )
  })
})

describe('a raw response', () => {
  it('is a stream of bytes with as: stream', async () => {
    const { data } = await openStream(
      streamSpec({ 'application/zip': {} }),
      {
        fetch: answering('application/zip', 'one ', 'two'),
      },
      { as: 'stream' },
    )

    expect(data).toBeInstanceOf(ReadableStream)
    expect(await new Response(data as unknown as ReadableStream).text()).toBe('one two')
  })

  it('is the Response, its body unread, with as: response', async () => {
    const { data, response } = await openStream(both, { fetch: oneEvent }, { as: 'response' })

    expect(data).toBe(response)
    expect(response.bodyUsed).toBe(false)
  })
})

describe('items', () => {
  const isNumber = {
    '~standard': {
      version: 1 as const,
      vendor: 'own',
      validate: (value: unknown) =>
        typeof (value as { n: unknown }).n === 'number'
          ? {}
          : { issues: [{ message: 'is no number', path: ['n'] }] },
    },
  }
  const schemas = defineSchemas({ callThings: { response: { 'text/event-stream': isNumber } } })

  it('are checked one by one, and valid ones are yielded first', async () => {
    const fetch = answering('text/event-stream', 'data: {"n":1}\n\ndata: {"n":"2"}\n\n')
    const { data } = await openStream(both, { fetch, schemas })

    const { items, error } = await collect(data)

    expect(items).toEqual([{ n: 1 }])
    expect(error).toMatchObject({ code: 'validation_error', side: 'response' })
    expect(error?.message).toContain('n: is no number')
  })

  it('are all yielded with validate: warn', async () => {
    const reported: string[] = []
    const fetch = answering('text/event-stream', 'data: {"n":"1"}\n\ndata: {"n":"2"}\n\n')
    const { data } = await openStream(both, {
      fetch,
      schemas,
      validate: 'warn',
      onEvent: ({ type }: { type: string }) => reported.push(type),
    })

    expect((await collect(data)).items).toHaveLength(2)
    expect(reported.filter((type) => type === 'validation')).toHaveLength(1)
  })

  it('that cannot be read are shown without secrets', async () => {
    const fetch = answering('text/event-stream', 'data: oops tok-4f9c2d7e81b3\n\n')
    const { data } = await openStream(both, { fetch, token: 'tok-4f9c2d7e81b3' })

    const { error } = await collect(data)

    expect(error?.message).toContain('item 1 is not valid JSON: oops [redacted]')
    expect(JSON.stringify(error)).not.toContain('4f9c2d7e81b3')
    expect(`${error?.cause}`).not.toContain('4f9c2d7e81b3')
  })
})
