import {
  type Context,
  type ContextManager,
  context,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
} from '@opentelemetry/api'
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base'
import { traceCalls } from 'sdk/otel'
import { createClient } from 'sdk/sandbox'
import { describe, expect, it, onTestFinished, vi } from 'vitest'

type Answers = (() => Response | Promise<Response>)[]

/** A client whose calls are traced; its server sends the responses one after another. */
const traced = (...answers: Answers) => tracedAt('https://sandboxes.example.org:8443/prefix', answers)

function tracedAt(baseUrl: string, answers: Answers) {
  const exporter = new InMemorySpanExporter()
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
  const client = createClient({
    baseUrl,
    token: ({ refresh }) => (refresh ? 'token-renewed' : 'token-first'),
    fetch: async () => (answers.shift() ?? (() => Response.json([])))(),
    retry: { baseDelayMs: 0 },
    onEvent: traceCalls({ tracer: provider.getTracer('test') }),
  })
  return { client, spans: () => exporter.getFinishedSpans() }
}

const ok = () => Response.json([])
const status =
  (code: number, headers = {}) =>
  () =>
    Response.json({ detail: 'no' }, { status: code, headers })

describe('traceCalls', () => {
  it('makes one client span per call, named after method and path template', async () => {
    const { client, spans } = traced(ok)

    await client.listSandboxes()

    expect(spans()).toHaveLength(1)
    expect(spans()[0]).toMatchObject({
      name: 'GET /v1/sandbox',
      kind: SpanKind.CLIENT,
      status: { code: SpanStatusCode.UNSET },
      attributes: {
        'http.request.method': 'GET',
        'http.response.status_code': 200,
        'server.address': 'sandboxes.example.org',
        'server.port': 8443,
        'url.scheme': 'https',
        'url.template': '/v1/sandbox',
        'api.name': 'sandbox',
        'api.operation': 'listSandboxes',
      },
    })
    expect(spans()[0]?.attributes).not.toHaveProperty('error.type')
    expect(spans()[0]?.attributes).not.toHaveProperty('http.request.resend_count')
  })

  it.each([
    ['https://sandboxes.example.org', ['https', 'sandboxes.example.org', 443]],
    ['http://localhost', ['http', 'localhost', 80]],
    ['http://[::1]:8080/v1', ['http', '[::1]', 8080]],
    ['https://[::1]', ['https', '[::1]', 443]],
  ])('names the server at %s, even where URL has no parts', async (baseUrl, [scheme, address, port]) => {
    const { client, spans } = tracedAt(baseUrl, [ok])
    vi.stubGlobal('URL', undefined)

    await client.listSandboxes()

    vi.unstubAllGlobals()
    expect(spans()[0]?.attributes).toMatchObject({
      'url.scheme': scheme,
      'server.address': address,
      'server.port': port,
    })
  })

  it('marks a call that failed with the status as its error type', async () => {
    const { client, spans } = traced(status(404))

    await client.refreshSandbox({ name: 'gone' }).catch(() => {})

    expect(spans()).toHaveLength(1)
    expect(spans()[0]).toMatchObject({
      name: 'POST /v1/sandbox/{name}/refresh',
      status: { code: SpanStatusCode.ERROR },
      attributes: { 'http.response.status_code': 404, 'error.type': '404' },
    })
  })

  it('keeps retries in one span, counts them and names each', async () => {
    const { client, spans } = traced(status(503), status(502), ok)

    await client.listSandboxes()

    expect(spans()).toHaveLength(1)
    expect(spans()[0]?.attributes).toMatchObject({
      'http.response.status_code': 200,
      'http.request.resend_count': 2,
    })
    expect(spans()[0]?.events.map(({ name, attributes }) => [name, attributes?.['error.type']])).toEqual([
      ['retry', 'api_error'],
      ['retry', 'api_error'],
    ])
    expect(spans()[0]?.status.code).toBe(SpanStatusCode.UNSET)
  })

  it('names the renewal of a token', async () => {
    const { client, spans } = traced(status(401), ok)

    await client.listSandboxes()

    expect(spans()[0]?.events.map(({ name }) => name)).toEqual(['token refresh'])
  })

  it('distinguishes a network failure from a call that was never sent', async () => {
    const { client, spans } = traced(() => Promise.reject(new TypeError('fetch failed')))

    await client.createSandbox(null, { name: 'dev' }).catch(() => {})
    await client.refreshSandbox({ name: '' }).catch(() => {})

    expect(spans().map(({ attributes }) => attributes['error.type'])).toEqual([
      'network_error',
      'config_error',
    ])
  })

  it('names a deprecation with its dates', async () => {
    const { client, spans } = traced(() =>
      Response.json([], { headers: { deprecation: '@1767225600', sunset: 'Fri, 01 Jan 2027 00:00:00 GMT' } }),
    )

    await client.listSandboxes()

    expect(spans()[0]?.events).toMatchObject([
      {
        name: 'deprecation',
        attributes: { 'deprecation.at_ms': 1_767_225_600_000, 'sunset.at_ms': 1_798_761_600_000 },
      },
    ])
  })

  it('keeps the spans of concurrent calls and of several clients apart', async () => {
    const exporter = new InMemorySpanExporter()
    const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
    const onEvent = traceCalls({ tracer: provider.getTracer('test') })
    const clients = [200, 404].map((code) =>
      createClient({ token: 'token', onEvent, fetch: async () => Response.json([], { status: code }) }),
    )

    await Promise.allSettled(Array.from({ length: 20 }, (_, index) => clients[index % 2]?.listSandboxes()))

    const codes = exporter.getFinishedSpans().map(({ attributes }) => attributes['http.response.status_code'])
    expect(codes.filter((code) => code === 200)).toHaveLength(10)
    expect(codes.filter((code) => code === 404)).toHaveLength(10)
  })

  it('starts the span when the call starts', async () => {
    const { client, spans } = traced(async () => {
      await new Promise((resolve) => setTimeout(resolve, 20))
      return ok()
    })

    await client.listSandboxes()

    const [seconds = 0, nanoseconds = 0] = spans()[0]?.duration ?? []
    expect(seconds * 1000 + nanoseconds / 1e6).toBeGreaterThanOrEqual(15)
  })

  it('sends each request while the span of its call is active', async () => {
    const exporter = new InMemorySpanExporter()
    const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] })
    context.setGlobalContextManager(createContextManager())
    onTestFinished(() => context.disable())
    const active: (string | undefined)[] = []
    const tracing = traceCalls({
      tracer: provider.getTracer('test'),
      async fetch() {
        active.push(trace.getActiveSpan()?.spanContext().spanId)
        return active.length === 2 ? Response.json({}, { status: 503 }) : Response.json([])
      },
    })
    const config = { token: 'token', retry: { baseDelayMs: 0 } }
    const client = createClient({ ...config, onEvent: tracing, fetch: tracing.fetch })
    const untraced = createClient({ ...config, fetch: tracing.fetch })

    await Promise.all([client.listSandboxes(), client.listSandboxes()])
    await untraced.listSandboxes()

    const ids = exporter.getFinishedSpans().map((span) => span.spanContext().spanId)
    expect(new Set(ids).size).toBe(2)
    expect(active).toEqual([ids[0], ids[1], ids[1], undefined])
  })

  it("looks up the platform's fetch when a call is made", async () => {
    const tracing = traceCalls()
    const client = createClient({ token: 'token', onEvent: tracing, fetch: tracing.fetch })
    vi.stubGlobal('fetch', async () => Response.json([{ id: 'later' }]))
    onTestFinished(() => void vi.unstubAllGlobals())

    const { data } = await client.listSandboxes()

    expect(data).toEqual([{ id: 'later' }])
  })
})

/** A context manager that only works within a turn, which is enough for a synchronous call. */
function createContextManager(): ContextManager {
  let current: Context = ROOT_CONTEXT
  return {
    active: () => current,
    with(next, work, self, ...args) {
      const before = current
      current = next
      try {
        return work.apply(self, args)
      } finally {
        current = before
      }
    },
    bind: (_, target) => target,
    enable() {
      return this
    },
    disable() {
      return this
    },
  }
}
