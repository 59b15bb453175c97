import { createClient, defineSchemas, type ValidationError } from 'sdk/environments'
import { createClient as createPipelines } from 'sdk/pipelines'
import { schemas as pipelinesSchemas } from 'sdk/pipelines/schemas'
import { afterEach, describe, expect, it } from 'vitest'
import * as z from 'zod'
import * as mini from 'zod/mini'
import { caught } from '../support/caught.ts'
import { checkedResponse, refusedBody } from '../support/checked-response.ts'
import { environment } from '../support/environment.ts'
import { expectNoSecret } from '../support/fault-secrets.ts'
import { recorder } from '../support/recorder.ts'

const text = { type: 'string' }
const list = (count: number) => Array.from({ length: count }, (_, index) => `value-${index}`)

describe('a message says what was expected and what was received', () => {
  it.each<[string, object, unknown, string]>([
    ['a type', text, 5, 'expected a string, got 5'],
    ['null', text, null, 'expected a string, got null'],
    ['nothing', text, undefined, 'expected a string, got nothing'],
    ['a number', { type: 'number' }, 'x', 'expected a number, got "x"'],
    ['an integer', { type: 'integer' }, 1.5, 'expected an integer, got 1.5'],
    ['a boolean', { type: 'boolean' }, 'true', 'expected a boolean, got "true"'],
    ['an object', { type: 'object', properties: { a: {} } }, [1], 'expected an object, got an array'],
    ['a map', { type: 'object', additionalProperties: text }, [1], 'expected an object, got an array'],
    ['an array', { type: 'array', items: text }, { a: 1 }, 'expected an array, got an object'],
    [
      'a date-time',
      { ...text, format: 'date-time' },
      '2026-11-27T10:00:00',
      'expected an ISO 8601 date-time with offset, got "2026-11-27T10:00:00"',
    ],
    ['a date', { ...text, format: 'date' }, '27.11.2026', 'expected an ISO 8601 date, got "27.11.2026"'],
    ['an address', { ...text, format: 'email' }, 'ada', 'expected an e-mail address, got "ada"'],
    ['a URI', { ...text, format: 'uri' }, '/a', 'expected a URI with its scheme, got "/a"'],
    ['a UUID', { ...text, format: 'uuid' }, '17', 'expected a UUID, got "17"'],
    ['32 bits', { type: 'integer', format: 'int32' }, -3e9, 'expected an int32, got -3000000000'],
    [
      'a pattern',
      { ...text, pattern: '^a/b+$' },
      'x',
      'expected text that matches /^a\\/b+$/ (pattern), got "x"',
    ],
    ['minLength', { ...text, minLength: 2 }, 'a', 'expected at least 2 characters (minLength), got "a"'],
    [
      'a minimum length of one',
      { ...text, minLength: 1, maxLength: 5 },
      '',
      'expected at least 1 character (minLength), got ""',
    ],
    [
      'maxLength, counted in characters',
      { ...text, minLength: 1, maxLength: 255 },
      '🧪'.repeat(300),
      'expected at most 255 characters (maxLength), got 300',
    ],
    ['minimum', { type: 'integer', minimum: 1 }, 0, 'expected at least 1 (minimum), got 0'],
    ['maximum', { type: 'number', maximum: 1.5 }, 2, 'expected at most 1.5 (maximum), got 2'],
    [
      'exclusiveMinimum',
      { type: 'number', exclusiveMinimum: 1 },
      1,
      'expected more than 1 (exclusiveMinimum), got 1',
    ],
    [
      'exclusiveMaximum',
      { type: 'number', exclusiveMaximum: 1 },
      1,
      'expected less than 1 (exclusiveMaximum), got 1',
    ],
    [
      'minItems',
      { type: 'array', items: text, minItems: 1 },
      [],
      'expected at least 1 item (minItems), got 0',
    ],
    [
      'maxItems',
      { type: 'array', items: text, maxItems: 1 },
      ['a', 'b'],
      'expected at most 1 item (maxItems), got 2',
    ],
    ['an enum', { ...text, enum: ['a', 'b'] }, 'c', 'expected one of "a", "b", got "c"'],
    [
      'a long enum',
      { ...text, enum: list(40) },
      'c',
      `expected one of ${list(10)
        .map((each) => `"${each}"`)
        .join(', ')} … (40 in all), got "c"`,
    ],
    ['a constant', { const: 'a' }, 5, 'expected "a", got 5'],
    [
      'a union',
      { oneOf: [text, { type: 'array', items: text }, { enum: [1, 2] }] },
      true,
      'expected a string or an array or one of 1, 2, got true',
    ],
    [
      'a name of a field',
      { type: 'object', propertyNames: { pattern: '^[A-Z]+$' }, additionalProperties: text },
      { ab: 'x' },
      'expected a name that matches /^[A-Z]+$/ (pattern), got "ab"',
    ],
    [
      'a long string, truncated',
      { type: 'integer' },
      'x'.repeat(200),
      `expected a number, got "${'x'.repeat(60)}…"`,
    ],
    [
      'more than a number can hold',
      { type: 'integer' },
      2 ** 60,
      'expected an integer up to 9007199254740991, the limit of exact numbers, got 1152921504606847000',
    ],
  ])('%s', async (_, schema, value, message) => {
    const { refused } = await checkedResponse(schema, value, { formats: 'strict' })

    expect([refused].flat().map((each) => each.replace(/^value[.\w]*: /, ''))).toEqual([message])
  })

  it('for the union member that is meant, when only one can be', async () => {
    const schema = {
      anyOf: [
        { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } },
        { type: 'null' },
      ],
    }

    const { refused } = await checkedResponse(schema, { id: 'x' })

    expect(refused).toEqual(['value.id: expected a number, got "x"'])
  })

  it('for the union member whose constant fits, when none is required', async () => {
    const form = (kind: string, name: string) => ({
      type: 'object',
      required: [name],
      properties: { kind: { const: kind }, [name]: text },
    })

    const { refused } = await checkedResponse(
      { oneOf: [form('a', 'x'), form('b', 'y')] },
      { kind: 'b', x: 'z' },
    )

    expect(refused).toEqual(['value.y: expected a string, got nothing'])
  })

  it('for the nearest of several members that could be meant', async () => {
    const form = (names: string[]) => ({
      type: 'object',
      required: names,
      properties: Object.fromEntries(names.map((name) => [name, text])),
    })

    const { refused } = await checkedResponse({ oneOf: [form(['a', 'b']), form(['c'])] }, { d: 1 })

    expect(refused).toEqual([
      'value: expected one of 2 forms; the nearest has c: expected a string, got nothing',
    ])
  })

  it('the error has three issues, and how many more there are', async () => {
    const { error } = await checkedResponse({ type: 'array', items: { type: 'integer' } }, [
      'a',
      'b',
      'c',
      'd',
      'e',
    ])

    expect(error?.message).toBe(
      'tiny.callThings has a response that does not match its schema: value.0: expected a number, got "a"; value.1: expected a number, got "b"; value.2: expected a number, got "c" and 2 more (GET /things)',
    )
  })
})

describe('zod’s own schemas', () => {
  const refusal = async (schema: z.core.$ZodType, answer: unknown) => {
    const { fetch } = recorder(() => Response.json(answer))
    const table = defineSchemas({ getSandboxEnvironment: { response: { 200: schema } } })
    const client = createClient({ token: 'phx_key', fetch, schemas: table })
    const error = await caught(() => client.getSandboxEnvironment({ project_id: 1, id: environment.id }))
    return (error as ValidationError).issues.map(({ path, message, code }) => [path.join('.'), message, code])
  }

  afterEach(() => {
    z.config(z.locales.en())
  })

  it.each([
    ['zod', z.strictObject({ a: z.string() })],
    ['zod/mini', mini.strictObject({ a: mini.string() })],
  ])('name unknown fields: %s', async (_, schema) => {
    expect(await refusal(schema, { a: 'x', b: 1, c: 2 })).toEqual([
      ['', 'expected no undeclared fields, got "b", "c"', 'unrecognized_keys'],
    ])
  })

  it('keep a message that somebody wrote', async () => {
    const schema = z.object({
      a: z.string('a text, please'),
      b: z.number().refine((b) => b > 1, 'more than one'),
    })

    expect(await refusal(schema, { a: 1, b: 1 })).toEqual([
      ['a', 'a text, please', 'invalid_type'],
      ['b', 'more than one', 'custom'],
    ])
  })

  it('are reported in one language, whichever zod has loaded', async () => {
    z.config(z.locales.de())

    expect(await refusal(z.object({ a: z.string() }), { a: 1 })).toEqual([
      ['a', 'expected a string, got 1', 'invalid_type'],
    ])
  })

  it('have at least a refusal when nobody wrote a message', async () => {
    const schema = mini.object({ a: mini.string().check(mini.refine(() => false)) })

    expect(await refusal(schema, { a: 'x' })).toEqual([['a', 'does not match its schema, got "x"', 'custom']])
  })

  it('can be asynchronous', async () => {
    const schema = z.object({ a: z.string(), b: z.string().refine(async (b) => b === 'x', 'is not there') })

    expect(await refusal(schema, { a: 'x', b: 'y' })).toEqual([['b', 'is not there', 'custom']])
  })

  it('name a 64-bit number and a discriminated union', async () => {
    const choice = z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('a') }),
      z.object({ kind: z.literal('b') }),
    ])

    expect(await refusal(choice, { kind: 'c' })).toEqual([
      ['kind', 'expected one of "a", "b", got "c"', 'invalid_union'],
    ])
  })
})

describe('a secret', () => {
  it('of a few characters is not shown by its field', async () => {
    const schema = {
      type: 'object',
      properties: { pin: { ...text, format: 'password', pattern: '^[0-9]+$' }, name: { type: 'integer' } },
    }

    const error = await refusedBody(schema, { pin: 'ab', name: 'ab' })

    expect(error.issues.map(({ message }) => message)).toEqual([
      'expected text that matches /^[0-9]+$/ (pattern), got a string',
      'expected a number, got "[redacted]"',
    ])
  })

  it('of a list or map is not shown', async () => {
    const schema = {
      type: 'object',
      properties: {
        env: { type: 'object', 'x-secret': true, additionalProperties: { ...text, minLength: 3 } },
      },
    }

    const error = await refusedBody(schema, { env: { KEY: 'ab', LIST: [1] } })

    expect(error.issues.map(({ path, message }) => [path.join('.'), message])).toEqual([
      ['env.KEY', 'expected at least 3 characters (minLength), got a string'],
      ['env.LIST', 'expected a string, got an array'],
    ])
  })

  it('is masked before a long text is cut', async () => {
    const secret = 'partner-71c0d4aa95-partner-71c0d4aa95'
    const schema = {
      type: 'object',
      properties: { key: { ...text, writeOnly: true }, note: { ...text, maxLength: 3, pattern: 'q' } },
    }

    const error = await refusedBody(schema, { key: secret, note: `${'x'.repeat(50)}${secret}` })

    expect(error.issues).toHaveLength(2)
    expectNoSecret(error, secret)
  })

  it('that is the whole response is not shown', async () => {
    const { fetch } = recorder(() =>
      Response.json({ pipeline_token: ['abc'], other: 'eyJhbGciOiJIUzI1NiJ9' }),
    )
    const client = createPipelines({ token: 'jwt-of-mine', fetch, schemas: pipelinesSchemas })

    const error = await caught(() => client.generatePipelineToken({ pipeline_id: '1::2' }))

    expect((error as ValidationError).issues[0]?.message).toMatch(
      /^expected a string, got (an array|nothing)$/,
    )
  })
})
