import { debug } from 'sdk/debug'
import { type ClientEvent, createClient } from 'sdk/pipelines'
import { describe, expect, it, vi } from 'vitest'
import { benchOf } from '../support/fault-client.ts'
import { rejection } from '../support/fault-errors.ts'
import { hangUp, respond, serve } from '../support/fault-server.ts'

/** The lines printed for events; each event lists only its own fields. */
function printed(options: Parameters<typeof debug>[0], ...events: object[]): string[] {
  const lines: string[] = []
  const listener = debug({ colours: false, write: (line) => lines.push(line), ...options })
  for (const event of events) listener({ ...common, ...event } as ClientEvent)
  return lines
}

const common = {
  type: 'request',
  call: '17.25.3',
  api: 'sandbox',
  operation: 'listSandboxes',
  method: 'GET',
  url: '/v1/sandbox',
  origin: 'https://api.valstorm.com',
  attempt: 1,
  elapsedMs: 12,
}

describe('a line', () => {
  it('shows what happened in each step, in columns', async () => {
    const server = await serve(respond(503), hangUp, respond(200, {}), respond(409))
    const lines: string[] = []
    const { client } = benchOf(createClient, server, {
      onEvent: debug({ colours: false, write: (line) => lines.push(line) }),
    })

    await client.listPipelines()
    await rejection(client.getPipeline({ pipeline_id: 'p-17' }))

    expect(lines.map((line) => line.replace(/#\d/, '#1').replace(server.baseUrl, 'http://host'))).toEqual([
      'sdk #1        0 ms  request      pipelines.listPipelines  GET /v1/sandbox/pipelines at http://host',
      'sdk #1        0 ms  response     pipelines.listPipelines  503 in 0 ms',
      'sdk #1        0 ms  retry        pipelines.listPipelines  in 500 ms, after 503',
      'sdk #1      500 ms  request      pipelines.listPipelines  GET /v1/sandbox/pipelines at http://host, attempt 2',
      'sdk #1      500 ms  retry        pipelines.listPipelines  in 1000 ms, after network_error',
      'sdk #1     1500 ms  request      pipelines.listPipelines  GET /v1/sandbox/pipelines at http://host, attempt 3',
      'sdk #1     1500 ms  response     pipelines.listPipelines  200 in 0 ms',
      'sdk #1        0 ms  request      pipelines.getPipeline  GET /v1/sandbox/pipelines/{pipeline_id} at http://host',
      'sdk #1        0 ms  response     pipelines.getPipeline  409 in 0 ms',
      'sdk #1        0 ms  error        pipelines.getPipeline  api_error 409, 1 attempt',
    ])
  })

  it.each([
    [{ type: 'wait', waitMs: 119.6 }, 'turn in 120 ms'],
    [{ type: 'wait', waitMs: 0 }, 'until a request in flight ends'],
    [{ idempotencyKey: 'k-1' }, 'GET /v1/sandbox at https://api.valstorm.com, key k-1'],
    [{ type: 'refresh' }, 'after a 401; asks for a new token'],
    [{ type: 'error', code: 'auth_error', attempt: 0 }, 'auth_error, not sent'],
    [
      { type: 'deprecation', deprecatedAtMs: 0, sunsetAtMs: Date.UTC(2027, 0, 31) },
      'since 1970-01-01, ends 2027-01-31',
    ],
    [{ type: 'deprecation', sunsetAtMs: 1e300 }, 'since on no date, ends on no date'],
    [
      { type: 'validation', side: 'response', issue: { path: ['items', 0, 'id'], message: 'is a number' } },
      'response items.0.id: is a number',
    ],
    [{ type: 'unreadable', header: 'link', reason: 'not allowed' }, 'header link: not allowed'],
    [{ type: 'sent', bytes: 3, done: false }, '3 bytes'],
    [{ type: 'received', bytes: 4096, done: true }, '4096 bytes, done'],
    [{ type: 'undeclared', status: 204, reason: 'status' }, 'status 204'],
    [{ type: 'undeclared', status: 200, reason: 'body' }, 'body of a 200'],
    [
      { type: 'of tomorrow', limit: 'tenant', waitMs: 5, more: { a: 1 } },
      'limit=tenant waitMs=5 more={"a":1}',
    ],
  ])('of %j ends in %j', (event, end) => {
    const [line] = printed({}, event)

    expect(line?.split('sandbox.listSandboxes  ')[1]).toBe(end)
  })

  it('names the tenant', () => {
    const [line] = printed({}, { type: 'refresh', tenant: 'acme' })

    expect(line).toContain('sandbox.listSandboxes for acme  after a 401')
  })

  it('moves no cursor, whatever a server sends', () => {
    const issue = { path: ['a\u001b[2J'], message: 'is\r\nsandbox.listSandboxes 200\u202e' }

    const lines = [
      ...printed({}, { type: 'validation', side: 'response', issue }),
      ...printed({ format: 'json' }, { type: 'validation', side: 'response', issue }),
    ]

    // biome-ignore lint/suspicious/noControlCharactersInRegex: these must not be printed.
    expect(lines.filter((line) => /[\x00-\x1f\x7f-\x9f\u2028-\u202e]/.test(line))).toEqual([])
    expect(lines[0]).toContain('a\\u001b[2J: is\\u000d\\u000asandbox')
  })

  it('is coloured on request', () => {
    const [line] = printed({ colours: true }, { type: 'response', status: 503, durationMs: 1 })

    expect(line).toContain('\x1b[31mresponse   \x1b[0m  sandbox.listSandboxes')
  })
})

it('as JSON has the whole event and the time', () => {
  vi.useFakeTimers({ now: Date.UTC(2026, 0, 2) })
  const [line] = printed({ format: 'json' }, { type: 'response', status: 200, durationMs: 7 })
  vi.useRealTimers()

  expect(JSON.parse(`${line}`)).toEqual({
    time: '2026-01-02T00:00:00.000Z',
    ...common,
    type: 'response',
    status: 200,
    durationMs: 7,
  })
})

describe('a filter', () => {
  const calls = ['sandbox.listSandboxes', 'sandbox.createSandbox', 'pipelines.listPipelines'].map((name) => {
    const [api, operation] = name.split('.')
    return { api, operation }
  })
  const shown = (filter: string | undefined) =>
    printed({ filter, format: 'json' }, ...calls).map((line) => JSON.parse(line).operation)

  it.each([
    [undefined, ['listSandboxes', 'createSandbox', 'listPipelines']],
    ['*', ['listSandboxes', 'createSandbox', 'listPipelines']],
    ['sandbox.*', ['listSandboxes', 'createSandbox']],
    ['sandbox', ['listSandboxes', 'createSandbox']],
    ['createSandbox, pipelines', ['createSandbox', 'listPipelines']],
    ['list*', ['listSandboxes', 'listPipelines']],
    ['-sandbox.list*', ['createSandbox', 'listPipelines']],
    ['sandbox.* -createSandbox', ['listSandboxes']],
    ['sandboxXlistSandboxes', []],
    ['sandbox.list', []],
  ])('%j lets %j through', (filter, operations) => {
    expect(shown(filter)).toEqual(operations)
  })
})
