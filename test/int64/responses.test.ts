import type { ClientEvent } from 'sdk'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { caught } from '../support/caught.ts'
import { specOf } from '../support/generated.ts'
import { generatedClient } from '../support/generated-calls.ts'
import { loadedSchemas } from '../support/generated-schemas.ts'

const int64 = { type: 'integer', format: 'int64' }
const text = { type: 'string' }

const node = {
  type: 'object',
  required: ['id'],
  properties: {
    id: int64,
    maybe: { type: ['integer', 'null'], format: 'int64' },
    small: { type: 'integer' },
    name: text,
    list: { type: 'array', items: int64 },
    below: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
    either: { oneOf: [{ $ref: '#/components/schemas/Other' }, text] },
  },
  additionalProperties: { type: 'number' },
}

const components = {
  schemas: {
    Node: node,
    Other: {
      allOf: [{ type: 'object', properties: { size: int64 } }, { $ref: '#/components/schemas/Named' }],
    },
    Named: { type: 'object', properties: { map: { type: 'object', additionalProperties: int64 } } },
  },
}

const specAs = (as: string | undefined) =>
  specOf(
    {
      responses: {
        200: {
          description: 'Yes.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Node' } } },
        },
      },
    },
    '/things',
    'get',
    { components, ...(as && { 'x-int64': as }) },
  )

/** The result of a call whose response has this text, and the events of its listener. */
async function read(as: string | undefined, json: string, config: object = {}) {
  const reported: string[] = []
  const fetch = async () => new Response(json, { headers: { 'content-type': 'application/json' } })
  const onEvent = (event: ClientEvent) =>
    event.type === 'validation' && reported.push(`${event.issue.path.join('.')}: ${event.issue.message}`)
  const { client } = await generatedClient(specAs(as), { fetch, onEvent, ...config })
  const result = await client.callThings?.()
  return { data: result?.data, reported }
}

const answer = `{"id": 9223372036854775807, "maybe":null,"small":1,"name":"say \\"1234567890123456789\\\\",
  "list":[1,-9007199254740993, 9007199254740991],"below":[{"id":5},{"id":18446744073709551615,"maybe":2}],
  "either":{"size":9007199254740993,"map":{"a":9007199254740995,"__proto__":7}},
  "other":9007199254740993,"fraction":0.1234567890123456,"large":12345678901234567890.5,"power":1e300}`

/** With and without the source text of values, which Node supports from version 21 on. */
const parsers = [
  ['from the source text of the platform', true],
  ['from its own parser', false],
] as const

/** JSON.parse as in the ECMAScript proposal, for the values in these tests. */
function withSource(parse: typeof JSON.parse): typeof JSON.parse {
  return (source, reviver) => {
    if (typeof reviver !== 'function') return parse(source)
    const tokens = [...source.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|-?\d[\d.eE+-]*/g)].filter(
      ([, colon]) => !colon,
    )
    const numbers = tokens.map(([token]) => token).filter((token) => !token.startsWith('"'))
    return parse(source, function (this: unknown, key, value) {
      const context = typeof value === 'number' ? { source: numbers.shift() } : {}
      return (reviver as (...all: unknown[]) => unknown).call(this, key, value, context)
    })
  }
}

describe.each(parsers)('64-bit integers of a response, %s', (_, hasSource) => {
  const parse = JSON.parse
  const prepare = () => {
    vi.spyOn(JSON, 'parse').mockImplementation(
      hasSource
        ? withSource(parse)
        : (source, reviver) =>
            parse(
              source,
              typeof reviver === 'function' ? (key, value) => reviver.call({}, key, value) : undefined,
            ),
    )
  }
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('are bigints when the document says so, and all others stay numbers', async () => {
    prepare()

    const { data, reported } = await read('bigint', answer)

    expect(data).toEqual({
      id: 9223372036854775807n,
      maybe: null,
      small: 1,
      name: 'say "1234567890123456789\\',
      list: [1n, -9007199254740993n, 9007199254740991n],
      below: [{ id: 5n }, { id: 18446744073709551615n, maybe: 2n }],
      either: {
        size: 9007199254740993n,
        map: Object.fromEntries([
          ['a', 9007199254740995n],
          ['__proto__', 7n],
        ]),
      },
      other: 9007199254740992,
      fraction: 0.1234567890123456,
      large: Number('12345678901234567890.5'),
      power: 1e300,
    })
    expect(reported).toEqual([])
  })

  it('are strings when the document says so', async () => {
    prepare()

    const { data, reported } = await read('string', answer)

    expect(data).toMatchObject({
      id: '9223372036854775807',
      maybe: null,
      small: 1,
      list: ['1', '-9007199254740993', '9007199254740991'],
      below: [{ id: '5' }, { id: '18446744073709551615', maybe: '2' }],
      either: { size: '9007199254740993' },
      other: 9007199254740992,
    })
    expect(reported).toEqual([])
  })

  it('are numbers by default, and lost digits are reported', async () => {
    prepare()

    const { data, reported } = await read(undefined, answer)

    expect(data).toEqual(JSON.parse(answer))
    expect(reported.map((line) => line.replace(/: is beyond 2\^53, so .*/, ''))).toEqual([
      'id',
      'list.1',
      'below.1.id',
      'either.size',
      'either.map.a',
    ])
  })
})

describe('64-bit integers of a response', () => {
  it.each(['number', 'string', 'bigint'])('with few digits are safe: %s', async (as) => {
    const { data, reported } = await read(as, '{"id":5,"list":[0,-1]}')

    expect(JSON.stringify(data, (_, value) => (typeof value === 'bigint' ? Number(value) : value))).toBe(
      as === 'string' ? '{"id":"5","list":["0","-1"]}' : '{"id":5,"list":[0,-1]}',
    )
    expect(reported).toEqual([])
  })

  it.each(['number', 'string', 'bigint'])('that are invalid are returned unchanged: %s', async (as) => {
    const { data } = await read(as, '{"id":"x","list":{"a":1},"maybe":1.5}')

    expect(data).toEqual({ id: 'x', list: { a: 1 }, maybe: 1.5 })
  })

  it.each(['string', 'bigint'])('pass their schemas, and other values do not: %s', async (as) => {
    const { schemas } = await loadedSchemas(specAs(as))

    const { data } = await read(as, answer, { schemas })
    const errors = await Promise.all(
      ['{"id":"x"}', '{"id":1.5}', '{}'].map((json) => caught(() => read(as, json, { schemas }))),
    )

    expect(data).toHaveProperty('small', 1)
    expect(errors).toMatchObject(
      ['"x"', '1.5', 'nothing'].map((came) => ({
        code: 'validation_error',
        issues: [{ path: ['id'], message: expect.stringMatching(`got ${came}$`) }],
      })),
    )
  })

  it('that are numbers are refused by strict schemas when they have lost digits', async () => {
    const { schemas } = await loadedSchemas(specAs('number'))

    const error = await caught(() => read('number', '{"id":9007199254740993}', { schemas }))

    expect(error).toMatchObject({
      code: 'validation_error',
      issues: [{ path: ['id'], message: expect.stringContaining('the limit of exact numbers') }],
    })
  })

  it('make a response unreadable when its JSON is cut off', async () => {
    const error = await caught(() => read('bigint', '{"id":9007199254740993,"name":"a'))

    expect(error).toMatchObject({ code: 'invalid_response', status: 200 })
  })
})
