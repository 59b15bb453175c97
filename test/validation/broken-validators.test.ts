import { type Config, SdkError, ValidationError } from 'sdk'
import { createClient, defineSchemas, type StandardSchema } from 'sdk/sandbox'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { recorder } from '../support/recorder.ts'

/** Schemas that fail instead of returning a result. */
const broken: [string, StandardSchema['~standard']['validate']][] = [
  [
    'throws',
    () => {
      throw new TypeError('reading undefined')
    },
  ],
  ['rejects', () => Promise.reject(new TypeError('reading undefined'))],
]

function clientOf(validate: StandardSchema['~standard']['validate'], config: Config<never> = {}) {
  const schema: StandardSchema = { '~standard': { version: 1, vendor: 'test', validate } }
  const { fetch, sent } = recorder(() => Response.json([]))
  const schemas = defineSchemas({
    listSandboxes: { response: { 200: schema } },
    createSandbox: { body: schema },
  })
  const clock = { now: () => 0, setTimeout: (wake: () => void, ms: number) => immediate(wake, ms) }
  return { client: createClient({ token: 'pat', fetch, schemas, clock, ...config }), sent }
}

/** Waits end at once; time limits never do. */
function immediate(wake: () => void, ms: number) {
  if (ms < 10_000) queueMicrotask(wake)
  return () => {}
}

describe('a validator that fails', () => {
  it.each(broken)('%s: a response is not a network error and is not retried', async (_, validate) => {
    const { client, sent } = clientOf(validate)

    const error = await caught(() => client.listSandboxes())

    expect(sent).toHaveLength(1)
    expect(error).toBeInstanceOf(SdkError)
    expect(error).toBeInstanceOf(ValidationError)
    expect(error).toMatchObject({ code: 'validation_error', side: 'response', attempts: 1 })
  })

  it.each(broken)('%s: a request is not sent', async (_, validate) => {
    const { client, sent } = clientOf(validate)

    const error = await caught(() => client.createSandbox(null, { name: 'dev' }))

    expect(sent).toEqual([])
    expect(error).toBeInstanceOf(SdkError)
  })

  it.each(broken)("%s: data is delivered with 'warn'", async (_, validate) => {
    const { client } = clientOf(validate, { validate: 'warn' })

    const { data } = await client.listSandboxes()

    expect(data).toEqual([])
  })
})

describe('a validator that takes too long', () => {
  it('ends with the caller’s abort', async () => {
    const controller = new AbortController()
    const { client } = clientOf(() => new Promise(() => {}))
    setTimeout(() => controller.abort(new Error('enough')), 5)

    const error = await caught(() => client.listSandboxes(null, null, { signal: controller.signal }))

    expect(error).toBe(controller.signal.reason)
  })
})
