import type { ClientEvent } from 'sdk'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { caught } from '../support/caught.ts'
import { generated, specOf } from '../support/generated.ts'
import { generatedClient } from '../support/generated-calls.ts'

const time = { type: 'string', format: 'date-time' }
const day = { type: 'string', format: 'date' }
const node = {
  type: 'object',
  properties: {
    at: time,
    on: day,
    maybe: { type: ['string', 'null'], format: 'date-time' },
    either: { oneOf: [time, { type: 'integer' }] },
    list: { type: 'array', items: time },
    map: { type: 'object', additionalProperties: time },
    below: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
    text: { type: 'string' },
    // A name that is a keyword elsewhere.
    default: time,
  },
}
const specAs = (as?: string, more: object = {}) =>
  specOf(
    {
      responses: {
        200: {
          description: 'Yes.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Node' } } },
        },
      },
      ...more,
    },
    '/things',
    'get',
    { components: { schemas: { Node: node } }, ...(as && { 'x-dates': as }) },
  )

const moment = '2026-02-03T04:05:06.789Z'
const given = {
  at: moment,
  on: '2026-02-03',
  maybe: null,
  either: moment,
  list: [moment],
  map: { a: moment },
  below: [{ at: moment, text: moment }],
  text: moment,
  other: moment,
  default: moment,
}

async function read(as: string | undefined, value: unknown) {
  const reported: string[] = []
  const fetch = async () => Response.json(value)
  const onEvent = (event: ClientEvent) =>
    event.type === 'validation' && reported.push(`${event.issue.path.join('.')}: ${event.issue.message}`)
  const { client } = await generatedClient(specAs(as), { fetch, onEvent })
  const result = await client.callThings?.()
  return { data: result?.data, reported }
}

/** `Temporal` as the client sees it: two classes that parse strings. */
const classOf = (name: string) => ({
  from: (text: string) => {
    if (Number.isNaN(Date.parse(text))) throw new RangeError('no date')
    return { name, text }
  },
})
afterEach(() => vi.unstubAllGlobals())

describe('dates of a response', () => {
  it('are strings, unless the document says otherwise', async () => {
    expect((await read(undefined, given)).data).toEqual(given)
  })

  it('are Dates when they have a time, also in lists, maps and unions and deeper down', async () => {
    const date = new Date(moment)

    expect((await read('Date', given)).data).toEqual({
      ...given,
      at: date,
      either: date,
      list: [date],
      map: { a: date },
      below: [{ at: date, text: moment }],
      default: date,
    })
  })

  it('leave other values of a union alone', async () => {
    expect((await read('Date', { either: 5, maybe: null })).data).toEqual({ either: 5, maybe: null })
  })

  it('stay strings when they are not dates, and raise an event', async () => {
    const { data, reported } = await read('Date', { at: 'soon', list: [moment, 'later'] })

    expect(data).toEqual({ at: 'soon', list: [new Date(moment), 'later'] })
    expect(reported).toEqual([
      'at: is not a date-time, so it stays a string',
      'list.1: is not a date-time, so it stays a string',
    ])
  })

  it('are Temporal values, including days without a time', async () => {
    vi.stubGlobal('Temporal', { Instant: classOf('Instant'), PlainDate: classOf('PlainDate') })

    expect((await read('Temporal', given)).data).toMatchObject({
      at: { name: 'Instant', text: moment },
      on: { name: 'PlainDate', text: '2026-02-03' },
      maybe: null,
      text: moment,
    })
  })

  it('need Temporal; without it, nothing is sent', async () => {
    vi.stubGlobal('Temporal', undefined)

    expect(await caught(() => read('Temporal', given))).toMatchObject({
      code: 'config_error',
      message: expect.stringContaining('Temporal is missing in this environment; load a polyfill'),
    })
  })
})

describe('types of dates', () => {
  it.each([
    ['Date', 'Date'],
    ['Temporal', 'Temporal.Instant'],
  ])('x-dates: %s makes them %s, whatever the name of the field', async (as, type) => {
    const { types } = await generated(specAs(as))

    expect(types).toMatch(new RegExp(`\\bat\\?: ${type}[;\\s]`))
    expect(types).toMatch(new RegExp(`\\bdefault\\?: ${type}[;\\s]`))
    expect(types).not.toContain('~')
  })
})

describe('dates of a request', () => {
  const content = (as: string) =>
    specAs(as, {
      parameters: [{ name: 'since', in: 'query', schema: time }],
    })

  it('are written as strings when they are Temporal values', async () => {
    vi.stubGlobal('Temporal', { Instant: classOf('Instant'), PlainDate: classOf('PlainDate') })
    const { client, sent } = await generatedClient(content('Temporal'))
    const instant = { toJSON: () => moment, toString: () => moment }
    await client.callThings?.({ since: instant })

    expect(sent[0]?.url).toBe('https://tiny.example.org/things?since=2026-02-03T04%3A05%3A06.789Z')
  })
})

describe('an API without dates', () => {
  it('pays nothing', async () => {
    const { operations } = await generated(specOf({}, '/things', 'get', { 'x-dates': 'Date' }))

    expect(operations).not.toContain('date')
  })

  it('refuses other values', async () => {
    expect(await caught(() => generated(specAs('moment')))).toMatchObject({
      message: "tiny.json#/x-dates: must be 'text', 'Date' or 'Temporal'",
    })
  })
})
