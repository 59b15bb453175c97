import { createClient, defineSchemas } from 'sdk/environments'
import { schemas } from 'sdk/environments/schemas'
import { expect, it, vi } from 'vitest'
import * as z from 'zod/mini'
import { caught } from '../support/caught.ts'

const hung = {
  '~standard': { version: 1, vendor: 'own', validate: () => new Promise<never>(() => {}) },
} as const

it.each([
  [{ timeoutMs: 30 }, 'attempt'],
  [{ timeoutMs: 10_000, deadlineMs: 30 }, 'deadline'],
])('a request schema that never ends is abandoned: %j', async (limits, limit) => {
  const fetch = vi.fn()
  const client = createClient({
    token: 'any',
    fetch,
    schemas: defineSchemas({ listSandboxEnvironments: { params: hung } }),
    ...limits,
  })

  const error = await caught(() => client.listSandboxEnvironments({ project_id: 1 }))

  expect(error).toMatchObject({ code: 'timeout', limit, phase: 'schema', attempts: 0 })
  expect((error as Error).message).toMatch(
    /^environments\.listSandboxEnvironments timed out after \d+ ms \(\w+, waiting for a schema\) \(GET /,
  )
  expect(fetch).not.toHaveBeenCalled()
})

it('an abort ends it too', async () => {
  const client = createClient({
    token: 'any',
    schemas: defineSchemas({ listSandboxEnvironments: { params: hung } }),
  })
  const signal = AbortSignal.timeout(20)

  const error = await caught(() => client.listSandboxEnvironments({ project_id: 1 }, null, { signal }))

  expect(error).toBe(signal.reason)
})

it('a response schema that never ends is abandoned, reported with the status and not retried', async () => {
  const fetch = vi.fn(async () => Response.json({ count: 0, results: [] }))
  const client = createClient({
    token: 'any',
    fetch,
    timeoutMs: 30,
    schemas: defineSchemas({ listSandboxEnvironments: { response: { 200: hung } } }),
  })

  const error = await caught(() => client.listSandboxEnvironments({ project_id: 1 }))

  expect(error).toMatchObject({
    code: 'timeout',
    limit: 'attempt',
    phase: 'schema',
    status: 200,
    attempts: 1,
  })
  // The server has responded: another request doesn't fix a schema.
  expect(fetch).toHaveBeenCalledTimes(1)
})

it.each([
  ['refused at the first level', schemas],
  [
    'too deep for a recursive schema',
    defineSchemas({
      listSandboxEnvironments: {
        response: {
          200: (() => {
            const nested: z.ZodMiniType = z.lazy(() => z.array(nested))
            return nested
          })(),
        },
      },
    }),
  ],
])('a response of 100,000 levels is not a network failure: %s', async (_, given) => {
  const fetch = vi.fn(async () => {
    const deep = '['.repeat(100_000) + ']'.repeat(100_000)
    return new Response(deep, { headers: { 'content-type': 'application/json', 'x-request-id': 'req-7' } })
  })
  const client = createClient({ token: 'any', fetch, schemas: given })

  const error = await caught(() => client.listSandboxEnvironments({ project_id: 1 }))

  expect(error).toMatchObject({ code: 'invalid_response', requestId: 'req-7', attempts: 1 })
  expect(fetch).toHaveBeenCalledTimes(1)
})
