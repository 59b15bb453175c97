import { type Config, ConfigError, configure, createSdk, defineSchemas, ValidationError } from 'sdk'
import { connect, createClient, createSandbox, listSandboxes } from 'sdk/sandbox'
import * as generated from 'sdk/sandbox/schemas'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { recorder } from '../support/recorder.ts'

const { schemas } = generated
const wrong = { name: 5 as never }

/** The result of an invalid request and an invalid response: the side that is refused, or `delivered`. */
async function outcome(
  config: Config<never>,
  options: Parameters<ReturnType<typeof createClient>['createSandbox']>[2] = {},
) {
  const { fetch } = recorder(() => Response.json({ id: 5 }, { status: 201 }))
  const client = createClient({ token: 'pat', fetch, ...config })
  const sideOf = (call: Promise<unknown>) =>
    call.then(
      () => 'delivered',
      (error: ValidationError) => error.side ?? error,
    )
  return [
    await sideOf(client.createSandbox(null, wrong, options)),
    await sideOf(client.createSandbox(null, { name: 'dev' }, options)),
  ]
}

describe('the options schemas and validate', () => {
  it.each<[string, Config<never>, object, string[]]>([
    ['nothing', {}, {}, ['delivered', 'delivered']],
    ['a mode without schemas', { validate: 'strict' }, {}, ['delivered', 'delivered']],
    ['schemas', { schemas }, {}, ['request', 'response']],
    ["'strict'", { schemas, validate: 'strict' }, {}, ['request', 'response']],
    ["'warn'", { schemas, validate: 'warn' }, {}, ['delivered', 'delivered']],
    ['false', { schemas, validate: false }, {}, ['delivered', 'delivered']],
    ['only requests', { schemas, validate: { response: false } }, {}, ['request', 'delivered']],
    ['only responses', { schemas, validate: { request: 'warn' } }, {}, ['response', 'response']],
    [
      'each side on its own',
      { schemas, validate: { request: 'strict', response: 'warn' } },
      {},
      ['request', 'delivered'],
    ],
    ['schemas for one call', {}, { schemas }, ['request', 'response']],
    ['a mode for one call', { schemas }, { validate: 'warn' }, ['delivered', 'delivered']],
    [
      'a stricter mode for one call',
      { schemas, validate: false },
      { validate: 'strict' },
      ['request', 'response'],
    ],
    [
      'undefined for one call',
      { schemas, validate: 'warn' },
      { validate: undefined },
      ['delivered', 'delivered'],
    ],
  ])('%s', async (_, config, options, sides) => {
    expect(await outcome(config, options)).toEqual(sides)
  })

  it('apply to an existing client', async () => {
    const { fetch } = recorder(() => Response.json({ id: 5 }, { status: 201 }))
    const client = createClient({ token: 'pat', fetch })

    configure(client, { schemas })
    const strict = await caught(() => client.createSandbox(null, { name: 'dev' }))
    configure(client, { schemas: undefined })
    const { data } = await client.createSandbox(null, { name: 'dev' })

    expect(strict).toBeInstanceOf(ValidationError)
    expect(data).toEqual({ id: 5 })
  })

  it('can be set for one group of a set, and the mode for all', async () => {
    const { fetch } = recorder(() => Response.json([{ id: 5 }]))
    const sdk = createSdk({ token: 't0ken', fetch, validate: 'warn', sandbox: { schemas } })

    const { data } = await sdk.sandbox.listSandboxes()
    const error = await caught(() => sdk.sandbox.listSandboxes(null, null, { validate: 'strict' }))

    expect(data).toEqual([{ id: 5 }])
    expect(error).toBeInstanceOf(ValidationError)
  })

  it('accept the schemas of single operations; others are not checked', async () => {
    const { fetch } = recorder(() => Response.json([{ id: 5 }], { status: 200 }))
    const { createSandbox: one } = generated
    const connection = connect({ token: 'pat', fetch, schemas: defineSchemas({ createSandbox: one }) })

    const refused = await caught(() => createSandbox(connection, null, wrong))
    const { data } = await listSandboxes(connection)

    expect(refused).toBeInstanceOf(ValidationError)
    expect(data).toEqual([{ id: 5 }])
  })

  it('accept the generated schemas with some replaced', async () => {
    const { fetch } = recorder(() => Response.json([{ id: 5 }]))
    const mine = defineSchemas({ ...schemas, listSandboxes: {} })
    const connection = connect({ token: 'pat', fetch, schemas: mine })

    const { data } = await listSandboxes(connection)
    const refused = await caught(() => createSandbox(connection, null, wrong))

    expect(data).toEqual([{ id: 5 }])
    expect(refused).toBeInstanceOf(ValidationError)
  })
})

describe('a wrong option', () => {
  it.each<[string, object, RegExp]>([
    [
      'a table that was not created by defineSchemas',
      { schemas: { listSandboxes: {} } },
      /schemas .*defineSchemas/,
    ],
    ['an unknown mode', { schemas, validate: 'loud' }, /validate /],
    ['true', { schemas, validate: true }, /validate /],
    ['an unknown side', { schemas, validate: { answer: 'warn' } }, /answer /],
    ['an unknown mode for a side', { schemas, validate: { response: 'loud' } }, /response /],
  ])('%s is a ConfigError', async (_, config, message) => {
    const { fetch, sent } = recorder()

    const error = await caught(() =>
      createClient({ token: 'pat', fetch, ...(config as object) }).listSandboxes(),
    )

    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({ code: 'config_error', message: expect.stringMatching(message) })
    expect(sent).toEqual([])
  })
})
