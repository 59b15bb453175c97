import { type Config, ConfigError, createClient, defineSchemas, ValidationError } from 'sdk/environments'
import { schemas } from 'sdk/environments/schemas'
import * as v from 'valibot'
import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { caught } from '../support/caught.ts'
import { checkedResponse, refusedBody } from '../support/checked-response.ts'
import { environment } from '../support/environment.ts'
import { recorder } from '../support/recorder.ts'

const naive = '2026-11-27T10:00:00.123456'
const text = { type: 'string' }

describe('in a response, a different spelling is reported and delivered', () => {
  it.each<[string, object, unknown]>([
    ['a date-time without an offset, as FastAPI sends it', { ...text, format: 'date-time' }, naive],
    ['a date-time for a date', { ...text, format: 'date' }, naive],
    ['a path for a URI', { ...text, format: 'uri' }, '/media/a.png'],
    ['an empty URI, as Django’s blank=True sends it', { ...text, format: 'uri' }, ''],
    ['an empty string for an e-mail address', { ...text, format: 'email' }, ''],
    ['an empty string for a pattern', { ...text, pattern: '^[a-z]+$' }, ''],
    ['an id that is not a UUID', { ...text, format: 'uuid' }, '17'],
    ['a nullable date-time', { anyOf: [{ ...text, format: 'date-time' }, { type: 'null' }] }, naive],
    [
      'one of two formats',
      {
        oneOf: [
          { ...text, format: 'date-time' },
          { ...text, format: 'uuid' },
        ],
      },
      naive,
    ],
    [
      'a format inside one of two members',
      {
        oneOf: [
          { type: 'object', required: ['at'], properties: { at: { ...text, format: 'date-time' } } },
          { type: 'integer' },
        ],
      },
      { at: naive },
    ],
    ['a format in a list', { type: 'array', items: { ...text, format: 'date-time' } }, [naive]],
    ['more than 32 bits', { type: 'integer', format: 'int32' }, 2_147_483_648],
  ])('%s', async (_, schema, value) => {
    const byDefault = await checkedResponse(schema, value)
    const strictly = await checkedResponse(schema, value, { formats: 'strict' })

    expect(byDefault.refused).toBe('delivered')
    expect(byDefault.reported).toHaveLength(1)
    expect(strictly.refused).toEqual(byDefault.reported)
    expect(strictly.reported).toEqual([])
  })
})

describe('in a response, a different structure is refused', () => {
  it.each<[string, object, unknown]>([
    ['another type', { ...text, format: 'date-time' }, 5],
    ['null where the schema is not nullable', text, null],
    ['null under a format', { ...text, format: 'date-time' }, null],
    ['a field that is missing', text, undefined],
    ['an empty string for an enum', { ...text, enum: ['a', 'b'] }, ''],
    ['a string that does not match its pattern', { ...text, pattern: '^[a-z]+$' }, 'A1'],
    ['an empty string under minLength', { ...text, minLength: 1 }, ''],
    ['a limit', { type: 'integer', maximum: 5 }, 6],
    ['one of two members, matching neither', { oneOf: [{ type: 'integer' }, { ...text, enum: ['a'] }] }, 'b'],
    [
      'structure next to a format in the same member',
      {
        type: 'object',
        required: ['at', 'id'],
        properties: { at: { ...text, format: 'date-time' }, id: { type: 'integer' } },
      },
      { at: naive, id: 'x' },
    ],
  ])('%s', async (_, schema, value) => {
    const { refused } = await checkedResponse(schema, value)

    expect(refused).toHaveLength(1)
  })

  it('a format next to it is reported, not thrown', async () => {
    const schema = {
      type: 'object',
      required: ['at', 'id'],
      properties: { at: { ...text, format: 'date-time' }, id: { type: 'integer' } },
    }

    const { refused, reported } = await checkedResponse(schema, { at: naive, id: 'x' })

    expect(refused).toEqual(['value.id: expected a number, got "x"'])
    expect(reported).toEqual([`value.at: expected an ISO 8601 date-time with offset, got "${naive}"`])
  })
})

describe('in a request, formats stay strict', () => {
  it.each(['warn', 'strict', undefined])('with formats %s', async (formats) => {
    const schema = { type: 'object', properties: { at: { ...text, format: 'date-time' } } }

    const error = await refusedBody(schema, { at: naive }, { formats })

    expect(error).toMatchObject({
      code: 'validation_error',
      side: 'request',
      issues: [{ path: ['at'], message: `expected an ISO 8601 date-time with offset, got "${naive}"` }],
    })
  })
})

describe('the option formats', () => {
  const at = { project_id: 1, id: environment.id }
  const clientOf = (config: Config<'us'> = {}) =>
    createClient({
      token: 'phx_key',
      fetch: recorder(() => Response.json({ ...environment, created_at: naive })).fetch,
      schemas,
      ...config,
    })

  it('applies to a client, and to a call', async () => {
    const delivered = await clientOf().getSandboxEnvironment(at)
    const forClient = await caught(() => clientOf({ formats: 'strict' }).getSandboxEnvironment(at))
    const forCall = await caught(() => clientOf().getSandboxEnvironment(at, null, { formats: 'strict' }))

    expect(delivered.data.created_at).toBe(naive)
    expect(forClient).toBeInstanceOf(ValidationError)
    expect(forCall).toBeInstanceOf(ValidationError)
  })

  it('changes nothing when responses are not checked strictly', async () => {
    const warned = await clientOf({ formats: 'strict', validate: 'warn' }).getSandboxEnvironment(at)
    const unchecked = await clientOf({ formats: 'strict', validate: false }).getSandboxEnvironment(at)

    expect([warned.data.created_at, unchecked.data.created_at]).toEqual([naive, naive])
  })

  it.each(['loud', true])('%s is a ConfigError', async (formats) => {
    const error = await caught(() => clientOf({ formats: formats as never }).getSandboxEnvironment(at))

    expect(error).toBeInstanceOf(ConfigError)
    expect((error as Error).message).toMatch(/formats .*'warn'|formats is boolean, not string/)
  })
})

describe('formats of other validators', () => {
  it.each([
    ['zod', z.object({ at: z.iso.datetime({ offset: true }), mail: z.email() })],
    ['valibot', v.object({ at: v.pipe(v.string(), v.isoTimestamp()), mail: v.pipe(v.string(), v.email()) })],
  ])('are reported by the issues of %s', async (_, schema) => {
    const answers = [
      { at: 'yesterday', mail: '' },
      { at: 5, mail: '' },
    ]
    const { fetch } = recorder(() => Response.json(answers.shift()))
    const table = defineSchemas({ getSandboxEnvironment: { response: { 200: schema } } })
    const client = createClient({ token: 'phx_key', fetch, schemas: table })
    const at = { project_id: 1, id: environment.id }

    const { data } = await client.getSandboxEnvironment(at)
    const error = await caught(() => client.getSandboxEnvironment(at))

    expect(data).toEqual({ at: 'yesterday', mail: '' })
    expect(error).toMatchObject({ code: 'validation_error', issues: [{ path: ['at'] }] })
  })
})
