/**
 * Two third-party streaming servers, each on a free port: server-sent events and JSON lines by Hono, completions in
 * OpenAI's format by mock-llm. Pages from the origin in the first argument can call them. Prints their addresses.
 */
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { cors } from 'hono/cors'
import { stream, streamSSE } from 'hono/streaming'

const origin = process.argv[2]

/** Number of connections to the endless stream that have ended. */
let left = 0

const app = new Hono()
app.use(cors({ origin, allowHeaders: ['accept', 'last-event-id', 'content-type'] }))
app.get('/events', (context) =>
  streamSSE(context, async (sse) => {
    for (let n = 1; n <= 3; n++) {
      await sse.writeSSE({ event: 'tick', id: `${n}`, data: JSON.stringify({ n, text: 'ü€😀' }) })
      await sse.sleep(10)
    }
  }),
)
app.get('/endless', (context) =>
  streamSSE(context, async (sse) => {
    sse.onAbort(() => {
      left++
    })
    for (let n = 1; !sse.aborted; n++) {
      await sse.writeSSE({ data: JSON.stringify({ n }) })
      await sse.sleep(20)
    }
  }),
)
app.get('/silent', (context) =>
  streamSSE(context, async (sse) => {
    await sse.writeSSE({ data: JSON.stringify({ n: 1 }) })
    await sse.sleep(60_000)
  }),
)
app.get('/left', (context) => context.json({ left }))
app.get('/lines', (context) => {
  context.header('content-type', 'application/x-ndjson')
  return stream(context, async (lines) => {
    for (let n = 1; n <= 3; n++) await lines.write(`${JSON.stringify({ n })}\n`)
  })
})
app.get('/bytes', (context) =>
  stream(context, async (bytes) => {
    context.header('content-type', 'application/octet-stream')
    for (let n = 0; n < 64; n++) await bytes.write(new Uint8Array(16_384))
  }),
)
const hono = await new Promise((resolve) => {
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => resolve(server))
})

const require = createRequire(import.meta.url)
const { createServer: createLlm } = require('@dwmkerr/mock-llm/dist/server.js')
const { getDefaultConfig } = require('@dwmkerr/mock-llm/dist/config.js')
const answer = createLlm(getDefaultConfig(), '127.0.0.1', 0)
const llm = createServer((request, response) => {
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-allow-headers', 'accept, content-type')
  if (request.method === 'OPTIONS') response.writeHead(204).end()
  else answer(request, response)
})
await new Promise((resolve) => {
  llm.listen(0, '127.0.0.1', resolve)
})

for (const [name, server] of Object.entries({ hono, llm }))
  console.log(`@@${name} http://127.0.0.1:${server.address().port}`)
process.on('disconnect', () => process.exit())
