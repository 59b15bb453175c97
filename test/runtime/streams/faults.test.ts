import { describe, expect, it } from 'vitest'
import { serve } from '../../support/fault-server.ts'
import { chunk, head, type Script, serveRaw } from '../../support/fault-socket.ts'
import { chunkSchema, collect, events, openStream, streamSpec } from '../../support/streams.ts'

const sse = head('200 OK', 'content-type: text/event-stream', 'transfer-encoding: chunked')
const event = (n: number, id?: string) => `${id === undefined ? '' : `id: ${id}\n`}data: {"n":${n}}\n\n`
const spec = streamSpec(events)

/** Writes chunks of events, then lets the test handle the connection. */
const writing =
  (text: string, then: Script = () => {}): Script =>
  (socket) => {
    socket.write(sse + chunk(text))
    then(socket)
  }

describe('a connection that is cut in the middle of a stream', () => {
  it('is a NetworkError after the items that came, and is not retried', async () => {
    const server = await serveRaw(
      writing(event(1) + event(2), (socket) => setTimeout(() => socket.destroy(), 50)),
    )
    const { data } = await openStream(spec, server)

    const { items, error } = await collect(data)

    expect(items).toEqual([{ n: 1 }, { n: 2 }])
    expect(error).toMatchObject({ name: 'NetworkError', code: 'network_error', unsent: false })
    expect(error?.message).toMatch(
      /^tiny\.callThings was cut off in the middle of a stream: terminated, .+ \(GET http:\/\/127\.0\.0\.1:\d+\/things\)$/,
    )
    expect(server.received).toHaveLength(1)
  })

  it('is reported to the listener', async () => {
    const reported: { type: string; code?: string }[] = []
    const server = await serveRaw(writing(event(1), (socket) => setTimeout(() => socket.destroy(), 20)))
    const { data } = await openStream(spec, {
      ...server,
      onEvent: (each: { type: string }) => reported.push(each),
    })

    await collect(data)

    expect(reported.map(({ type }) => type)).toEqual(['request', 'response', 'received', 'received', 'error'])
    expect(reported.at(-1)).toMatchObject({ code: 'network_error' })
  })
})

describe('time', () => {
  it('runs out for a stream that falls silent', async () => {
    const server = await serveRaw(writing(event(1)))
    const { data } = await openStream(spec, server, { idleTimeoutMs: 100 })

    const { items, error } = await collect(data)

    expect(items).toEqual([{ n: 1 }])
    expect(error).toMatchObject({ code: 'timeout', limit: 'idle', phase: 'body', status: 200 })
    expect(error?.message).toMatch(
      /^tiny\.callThings timed out after \d+ ms \(idle, in the middle of a stream\) \(GET http:\/\/127\.0\.0\.1:\d+\/things\)$/,
    )
  })

  it('is not used up by a stream that lasts longer than timeoutMs, nor by a slow reader', async () => {
    const server = await serveRaw(
      writing(event(1), (socket) => {
        let n = 1
        const timer = setInterval(() => {
          if (++n < 6) socket.write(chunk(n === 3 ? ': still here\n\n' : event(n)))
          else {
            clearInterval(timer)
            socket.end('0\r\n\r\n')
          }
        }, 80)
      }),
    )
    const { data } = await openStream(spec, server, { timeoutMs: 250 })
    const items: unknown[] = []

    for await (const item of data) {
      items.push(item)
      if (items.length === 1) await new Promise((resolve) => setTimeout(resolve, 300))
    }

    expect(items).toEqual([{ n: 1 }, { n: 2 }, { n: 4 }, { n: 5 }])
  })

  it('of the call continues: deadlineMs ends a stream', async () => {
    const server = await serveRaw(writing(event(1)))
    const { data } = await openStream(spec, server, { deadlineMs: 200 })

    expect(await collect(data)).toMatchObject({
      items: [{ n: 1 }],
      error: { code: 'timeout', limit: 'deadline', phase: 'body' },
    })
  })

  it('before the headers is that of the attempt', async () => {
    const server = await serveRaw(() => {})

    const error = await openStream(spec, server, { timeoutMs: 100 }).catch((thrown: unknown) => thrown)

    expect(error).toMatchObject({ code: 'timeout', limit: 'attempt', phase: 'headers' })
  })
})

describe('the connection ends', () => {
  const closing = async () => {
    let closed: () => void = () => {}
    const isClosed = new Promise<void>((resolve) => {
      closed = resolve
    })
    const server = await serveRaw(writing(event(1) + event(2), (socket) => socket.on('close', closed)))
    return { server, isClosed }
  }

  it('when the loop breaks', async () => {
    const { server, isClosed } = await closing()
    const { data } = await openStream(spec, server)

    for await (const item of data) {
      expect(item).toEqual({ n: 1 })
      break
    }

    await isClosed
  })

  it('when the stream is closed before a read, and a loop then gets nothing', async () => {
    const { server, isClosed } = await closing()
    const { data } = await openStream(spec, server)

    await data.close()

    await isClosed
    expect(await collect(data)).toEqual({ items: [], error: undefined })
  })

  it('when it is closed while a loop waits, which ends without an error', async () => {
    const { server, isClosed } = await closing()
    const { data } = await openStream(spec, server)
    setTimeout(() => data.close(), 50)

    expect(await collect(data)).toEqual({ items: [{ n: 1 }, { n: 2 }], error: undefined })
    await isClosed
  })

  it("when the caller aborts, with the caller's reason", async () => {
    const { server, isClosed } = await closing()
    const controller = new AbortController()
    const { data } = await openStream(spec, server, { signal: controller.signal })
    const reason = new Error('enough')
    setTimeout(() => controller.abort(reason), 50)

    const { items, error } = await collect(data)

    expect(items).toHaveLength(2)
    expect(error).toBe(reason)
    await isClosed
  })

  it('when the caller has aborted before the stream is read', async () => {
    const { server, isClosed } = await closing()
    const controller = new AbortController()
    const { data } = await openStream(spec, server, { signal: controller.signal })
    controller.abort()

    expect(await collect(data)).toMatchObject({ items: [], error: { name: 'AbortError' } })
    await isClosed
  })

  it('when it is disposed of', async () => {
    const { server, isClosed } = await closing()
    const { data } = await openStream(spec, server)

    await (data as unknown as Record<symbol, () => Promise<void>>)[Symbol.asyncDispose]?.()

    await isClosed
  })
})

it('a stream can be read once', async () => {
  const server = await serveRaw(writing(event(1), (socket) => socket.end('0\r\n\r\n')))
  const { data } = await openStream(spec, server)
  await collect(data)

  const { error } = await collect(data)

  expect(error).toMatchObject({ code: 'config_error', parameter: 'data' })
  expect(error?.message).toBe(
    `tiny.callThings has a stream that has already been read; keep its items (GET ${server.baseUrl}/things)`,
  )
})

it('an item that never ends is abandoned at maxResponseBytes, without buffering the rest', async () => {
  let written = 0
  const server = await serve((response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    const more = () => {
      while (!response.destroyed && written < 2 ** 28) {
        written += 2 ** 16
        if (!response.write('x'.repeat(2 ** 16))) return void response.once('drain', more)
      }
    }
    response.write('data: {"n":1}\n\ndata: ')
    more()
  })
  const { data } = await openStream(spec, server, { maxResponseBytes: 2 ** 20 })

  const { items, error } = await collect(data)

  expect(items).toEqual([{ n: 1 }])
  expect(error).toMatchObject({ code: 'invalid_response' })
  expect(error?.message).toContain('item 2 is longer than maxResponseBytes (1048576)')
  expect(written).toBeLessThan(2 ** 25)
})

it('a slow reader slows the server down', async () => {
  let written = 0
  const server = await serve((response) => {
    response.writeHead(200, { 'content-type': 'application/x-ndjson' })
    const more = () => {
      while (!response.destroyed && written < 2 ** 27) {
        written += 2 ** 16
        if (!response.write(`${JSON.stringify({ n: 1, text: 'x'.repeat(2 ** 16 - 20) })}\n`))
          return void response.once('drain', more)
      }
    }
    more()
  })
  const { data } = await openStream(streamSpec({ 'application/x-ndjson': { schema: chunkSchema } }), server)
  const iterator = data[Symbol.asyncIterator]()

  await iterator.next()
  await new Promise((resolve) => setTimeout(resolve, 300))

  expect(written).toBeLessThan(2 ** 25)
  await iterator.return?.()
})

describe('a stream that reconnects', () => {
  const retry = { random: () => 1, baseDelayMs: 1 }

  it('continues after the last event, after the wait that the server asks for', async () => {
    const reported: { type: string; waitMs?: number }[] = []
    const server = await serveRaw(
      writing(`retry: 7\n${event(1, 'a')}${event(2, 'b')}`, (socket) =>
        setTimeout(() => socket.destroy(), 20),
      ),
      // Without `close`, the next request can reach a connection that has just ended.
      (socket) =>
        socket.end(`${sse.replace('\r\n', '\r\nconnection: close\r\n')}${chunk(event(3, 'c'))}0\r\n\r\n`),
      (socket) => socket.end(head('204 No Content')),
    )
    const { data } = await openStream(
      spec,
      { ...server, retry, onEvent: (each: { type: string }) => reported.push(each) },
      { reconnect: true },
    )

    const { items, error } = await collect(data)

    expect(error).toBeUndefined()
    expect(items).toEqual([{ n: 1 }, { n: 2 }, { n: 3 }])
    expect(server.received.map((text) => /last-event-id: (.*)\r/i.exec(text)?.[1])).toEqual([
      undefined,
      'b',
      'c',
    ])
    expect(reported.filter(({ type }) => type === 'retry').map(({ waitMs }) => waitMs)).toEqual([7, 1])
    expect(data.lastEventId).toBe('c')
  })

  it('is not opened again when its items have no id', async () => {
    const server = await serveRaw(writing(event(1), (socket) => setTimeout(() => socket.destroy(), 20)))
    const { data } = await openStream(spec, { ...server, retry }, { reconnect: true })

    expect(await collect(data)).toMatchObject({ items: [{ n: 1 }], error: { code: 'network_error' } })
    expect(server.received).toHaveLength(1)
  })

  it('gives up after several empty connections in a row', async () => {
    const server = await serveRaw(
      writing(event(1, 'a'), (socket) => setTimeout(() => socket.destroy(), 20)),
      (socket) => socket.end(`${sse}0\r\n\r\n`),
    )
    const { data } = await openStream(
      spec,
      { ...server, retry: { ...retry, retries: 3 } },
      { reconnect: true },
    )

    const { items, error } = await collect(data)

    expect(items).toEqual([{ n: 1 }])
    expect(error?.message).toContain('was cut off in the middle of a stream: the server ended it')
    expect(server.received).toHaveLength(4)
  })

  it('ends with the error that a server returns', async () => {
    const server = await serveRaw(
      writing(event(1, 'a'), (socket) => setTimeout(() => socket.destroy(), 20)),
      (socket) =>
        socket.end(
          `${head('404 Not Found', 'content-type: application/json', 'content-length: 17')}{"detail":"gone"}`,
        ),
    )
    const { data } = await openStream(spec, { ...server, retry }, { reconnect: true })

    expect(await collect(data)).toMatchObject({
      items: [{ n: 1 }],
      error: { code: 'api_error', status: 404 },
    })
  })

  it('ends at its marker', async () => {
    const server = await serveRaw(writing(`${event(1, 'a')}data: [DONE]\n\n`))
    const { data } = await openStream(spec, { ...server, retry }, { reconnect: true })

    expect(await collect(data)).toEqual({ items: [{ n: 1 }], error: undefined })
    expect(server.received).toHaveLength(1)
  })
})

it('an error before the stream is an ApiError, retried as usual', async () => {
  const sleepless = {
    now: Date.now,
    setTimeout: (go: () => void, ms: number) => {
      if (ms < 9000) queueMicrotask(go)
      return () => {}
    },
  }
  const server = await serveRaw(
    (socket) => socket.end(head('503 Service Unavailable', 'content-length: 0')),
    writing(event(1), (socket) => socket.end('0\r\n\r\n')),
  )
  const { data } = await openStream(spec, { ...server, retry: 1, clock: sleepless })

  expect(await collect(data)).toEqual({ items: [{ n: 1 }], error: undefined })
})
