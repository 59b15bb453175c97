import { setTimeout as delay } from 'node:timers/promises'
import { setupServer } from 'msw/node'
import { createMocks } from 'sdk/mocks'
import { createClient, ResponseError } from 'sdk/sandbox'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { caught } from '../support/caught.ts'

const mocks = createMocks()
const server = setupServer(...mocks.handlers)
const client = createClient({ token: 'any', fetch: (...args) => globalThis.fetch(...args) })

/** Errors outside the calls: printed ones, and unhandled rejections. */
const noise: unknown[] = []
const hear = (reason: unknown) => void noise.push(reason)
const note = (...args: unknown[]) => void noise.push(args)

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
beforeEach(() => {
  noise.length = 0
  process.on('unhandledRejection', hear)
  server.events.on('unhandledException', ({ error }) => note('exception', error))
  for (const name of ['error', 'warn', 'log', 'info'] as const)
    vi.spyOn(console, name).mockImplementation(note)
})
afterEach(() => {
  vi.restoreAllMocks()
  process.off('unhandledRejection', hear)
  server.events.removeAllListeners()
  mocks.reset()
})
afterAll(() => server.close())

/** Aborts a call as a page does when it is left, and returns the error and the output of MSW. */
async function leave(body = false) {
  const controller = new AbortController()
  const reason = new Error('unmounted')
  setTimeout(() => controller.abort(reason), 20)
  const { signal } = controller
  const error = await caught(() =>
    body
      ? client.createSandbox(null, { name: 'dev' }, { signal })
      : client.listSandboxes(null, null, { signal }),
  )
  await delay(150)
  return { reason, error }
}

describe('under MSW, an aborted call ends quietly', () => {
  it.each([
    ['during a latency that would have ended later', { type: 'latency', ms: 80 }],
    ['during a latency that never ends', { type: 'latency', ms: Number.POSITIVE_INFINITY }],
    ['while its body stalls', 'stall'],
  ] as const)('%s', async (_, fault) => {
    mocks.sandbox.fail('*', fault)

    const { error, reason } = await leave()

    expect(error).toBe(reason)
    expect(noise).toEqual([])
  })

  it('with a body', async () => {
    mocks.sandbox.fail('*', { type: 'latency', ms: 80 })

    const { error, reason } = await leave(true)

    expect(error).toBe(reason)
    expect(noise).toEqual([])
  })

  it('by its own time limit', async () => {
    mocks.sandbox.fail('*', { type: 'latency', ms: 80 })

    const error = await caught(() => client.listSandboxes(null, null, { timeoutMs: 20, retry: false }))
    await delay(150)

    expect(error).toMatchObject({ code: 'timeout', phase: 'headers' })
    expect(noise).toEqual([])
  })

  it('and the next call succeeds', async () => {
    mocks.sandbox.fail('*', { type: 'latency', ms: 80 }, { times: 1 })
    await leave()

    const { data } = await client.listSandboxes()

    expect(data).toEqual([])
    expect(mocks.sandbox.calls.map(({ status }) => status)).toEqual([undefined, 200])
  })
})

it.each([302, 307])('under MSW, a %i ends the call at once, after one request', async (status) => {
  mocks.sandbox.fail('*', { type: 'status', status, headers: { location: 'https://elsewhere.example/' } })
  const startedAt = performance.now()

  const error = await caught(() => client.listSandboxes())

  expect(error).toBeInstanceOf(ResponseError)
  expect(error).toMatchObject({ status, attempts: 1 })
  expect(performance.now() - startedAt).toBeLessThan(2000)
  expect(mocks.sandbox.calls).toHaveLength(1)
  expect(noise).toEqual([])
})
