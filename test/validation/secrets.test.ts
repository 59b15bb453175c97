import { type ClientEvent, defineSchemas, type StandardSchema, ValidationError } from 'sdk'
import { createClient as createEnvironments } from 'sdk/environments'
import { createClient as createPipelines } from 'sdk/pipelines'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { caught } from '../support/caught.ts'
import { expectNoSecret } from '../support/fault-secrets.ts'
import { recorder } from '../support/recorder.ts'

const secret = 'partner-71c0d4aa95-"quoted"'

/** Repeats all its input. */
const parrot: StandardSchema = {
  '~standard': {
    version: 1,
    vendor: 'parrot',
    validate: (value) => ({ issues: [{ message: `not ${JSON.stringify(value)}` }] }),
  },
}

const bodies: [string, StandardSchema][] = [
  ['valibot', v.object({ api_token: v.pipe(v.string(), v.uuid()) })],
  ['zod', z.object({ api_token: z.string().refine(() => false, { error: ({ input }) => `not ${input}` }) })],
  ['one that repeats everything', parrot],
]

describe('a secret of a request', () => {
  it.each(bodies)('is in no message of %s', async (_, body) => {
    const { fetch, sent } = recorder()
    const schemas = defineSchemas({ createPipeline: { body } })
    const client = createPipelines({ token: 'jwt-of-mine', fetch, schemas })

    const error = await caught(() =>
      client.createPipeline(null, { pipeline_role: 'sandbox', api_token: secret }),
    )

    expect(error).toBeInstanceOf(ValidationError)
    expect((error as ValidationError).issues).toHaveLength(1)
    expect((error as ValidationError).message).toContain('[redacted]')
    expectNoSecret(error, secret)
    expect(sent).toEqual([])
  })

  it.each(bodies)('is in no event of %s', async (_, body) => {
    const events: ClientEvent[] = []
    const { fetch } = recorder(() => Response.json({}, { status: 201 }))
    const schemas = defineSchemas({ createPipeline: { body } })
    const client = createPipelines({
      token: 'jwt-of-mine',
      fetch,
      schemas,
      validate: 'warn',
      onEvent: (event) => events.push(event),
    })

    await client.createPipeline(null, { pipeline_role: 'sandbox', api_token: secret })

    expect(events.map(({ type }) => type)).toContain('validation')
    expectNoSecret(events, secret)
  })

  it('is in no message when it is one of many values of a field', async () => {
    const { fetch } = recorder()
    const body = v.object({ environment_variables: v.record(v.string(), v.pipe(v.string(), v.maxLength(3))) })
    const schemas = defineSchemas({ createSandboxEnvironment: { body } })
    const client = createEnvironments({ token: 'phx_key', fetch, schemas })

    const error = await caught(() =>
      client.createSandboxEnvironment(
        { project_id: 1 },
        { name: 'dev', environment_variables: { KEY: secret, OTHER: 'other-secret-value' } },
      ),
    )

    expect((error as ValidationError).issues.map(({ path }) => path)).toEqual([
      ['environment_variables', 'KEY'],
      ['environment_variables', 'OTHER'],
    ])
    expectNoSecret(error, secret, 'other-secret-value')
  })

  it('is in no message when it is a number by mistake', async () => {
    const { fetch } = recorder()
    const schemas = defineSchemas({ createPipeline: { body: v.object({ api_token: v.string() }) } })
    const client = createPipelines({ token: 'jwt-of-mine', fetch, schemas })

    const error = await caught(() =>
      client.createPipeline(null, { pipeline_role: 'sandbox', api_token: 7_160_942_385 as never }),
    )

    expect(error).toBeInstanceOf(ValidationError)
    expectNoSecret(error, '7160942385')
  })
})

describe('a secret of a response', () => {
  const token = 'eyJhbGciOiJIUzI1NiJ9.bm90LWZvci15b3U'
  const response = { 200: v.object({ pipeline_token: v.pipe(v.string(), v.uuid()) }) }

  it.each<[string, unknown]>([
    ['in its field', { pipeline_token: token }],
    ['in an unexpected list', { pipeline_token: [token] }],
    ['as the whole response', token],
    ['under another name', { token }],
  ])('is in no message: %s', async (_, answer) => {
    const { fetch } = recorder(() => Response.json(answer))
    const schemas = defineSchemas({ generatePipelineToken: { response } })
    const client = createPipelines({ token: 'jwt-of-mine', fetch, schemas, formats: 'strict' })

    const error = await caught(() => client.generatePipelineToken({ pipeline_id: '1::2' }))

    expect(error).toBeInstanceOf(ValidationError)
    expectNoSecret(error, token)
  })

  it('is in no message when a validator repeats the whole response', async () => {
    const { fetch } = recorder(() => Response.json({ token, nested: { more: [token] } }))
    const schemas = defineSchemas({ generatePipelineToken: { response: { 200: parrot } } })
    const client = createPipelines({ token: 'jwt-of-mine', fetch, schemas, formats: 'strict' })

    const error = await caught(() => client.generatePipelineToken({ pipeline_id: '1::2' }))

    expect(error).toBeInstanceOf(ValidationError)
    expectNoSecret(error, token)
  })
})
