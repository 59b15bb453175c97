import {
  eventOptions,
  eventStream,
  type ItemStream,
  isSdkError,
  jsonBody,
  jsonLines,
  type Operation,
  open,
  operation,
  type Result,
  streamedResponse,
} from 'sdk/runtime'
import { caught, pick, same } from './expect.ts'
import type { Place } from './place.ts'

type Given = Parameters<typeof operation>[0]
type Call = Operation &
  ((
    connection: unknown,
    params?: null,
    body?: object | null,
    options?: object,
  ) => Promise<Result<ItemStream<Item>>>)

interface Item {
  readonly n: number
  readonly choices: readonly { readonly delta: { readonly content: string } }[]
}

/** An operation that streams, as the generator writes it. */
function of({ streams }: Place, server: keyof Place['streams'], path: string, given: Partial<Given> = {}) {
  const api = { name: server, servers: { default: streams[server] } }
  const definition: Given = {
    api,
    id: path.slice(1),
    method: 'GET',
    path,
    responses: { 200: 'stream' },
    streams: { 'text/event-stream': {} },
    accept: 'text/event-stream',
    security: 'none',
    options: eventOptions,
    ...given,
  }
  const call = operation<Call>(
    definition,
    ...(definition.body ? [jsonBody] : []),
    streamedResponse(eventStream, jsonLines),
  )
  return (body?: object | null, options?: object) => call(open(api), null, body ?? null, options)
}

async function all<T>(stream: AsyncIterable<T>): Promise<T[]> {
  const items: T[] = []
  for await (const item of stream) items.push(item)
  return items
}

export async function events({ place }: { place: Place }): Promise<void> {
  const { data } = await of(place, 'hono', '/events')()
  const whole = await of(place, 'hono', '/events', { streams: { 'text/event-stream': { whole: true } } })()

  same(
    'the data',
    await all(data),
    [1, 2, 3].map((n) => ({ n, text: 'ü€😀' })),
  )
  same('the last id', data.lastEventId, '3')
  same('an event', (await all(whole.data))[1], { event: 'tick', data: { n: 2, text: 'ü€😀' }, id: '2' })
}

export async function lines({ place }: { place: Place }): Promise<void> {
  const { data } = await of(place, 'hono', '/lines', { streams: { 'application/x-ndjson': {} } })()

  same('the items', await all(data), [{ n: 1 }, { n: 2 }, { n: 3 }])
}

/** A server in OpenAI's format, which responds with one value or with events, as the body says. */
export async function completions({ place }: { place: Place }): Promise<void> {
  const complete = of(place, 'llm', '/v1/chat/completions', {
    method: 'POST',
    body: { required: true, type: 'object' },
    responses: { 200: 'json' },
    accept: 'application/json, text/event-stream',
  })
  const asked = { model: 'any', messages: [{ role: 'user', content: 'one two three' }] }

  const { data } = await complete({ ...asked, stream: true }, { accept: 'text/event-stream' })
  const whole = await complete(asked, { accept: 'application/json' })
  const refused = await caught(complete(asked, { accept: 'text/event-stream' }))

  const texts = (await all(data)).map(({ choices }) => choices[0]?.delta.content)
  same('the chunks', texts.join(''), 'one two three')
  same('the whole', pick(whole.data, 'object'), ['chat.completion'])
  same('of another form', pick(refused, 'code', 'status'), ['invalid_response', 200])
}

export async function leaving({ place }: { place: Place }): Promise<void> {
  const { data } = await of(place, 'hono', '/endless')()
  const before = await leftOf(place)

  for await (const { n } of data) if (n === 3) break

  for (let tries = 0; (await leftOf(place)) === before; tries++) {
    if (tries > 100) throw new Error('the connection is still open')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const leftOf = async ({ streams }: Place) =>
  (await (await fetch(`${streams.hono}/left`)).json()).left as number

export async function silence({ place }: { place: Place }): Promise<void> {
  const { data } = await of(place, 'hono', '/silent')(null, { idleTimeoutMs: 200 })
  const aborted = new AbortController()
  const other = await of(place, 'hono', '/silent')(null, { signal: aborted.signal })
  setTimeout(() => aborted.abort(new Error('enough')), 100)

  const error = await caught(all(data))
  const reason = await caught(all(other.data))

  same('out of time', [isSdkError(error), ...pick(error, 'code', 'limit')], [true, 'timeout', 'idle'])
  same('aborted', `${reason}`, 'Error: enough')
}

export async function bytes({ place }: { place: Place }): Promise<void> {
  const { data } = await of(place, 'hono', '/bytes', { responses: { 200: 'binary' } })(null, { as: 'stream' })
  const reader = (data as unknown as ReadableStream<Uint8Array>).getReader()

  let size = 0
  for (let next = await reader.read(); !next.done; next = await reader.read()) size += next.value.length

  same('the bytes', size, 2 ** 20)
}
