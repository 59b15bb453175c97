import { defineSchemas } from 'sdk'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { compiled, generated, specOf } from '../support/generated.ts'
import { generatedClient } from '../support/generated-calls.ts'
import { loadedSchemas } from '../support/generated-schemas.ts'

const time = { type: 'string', format: 'date-time' }
const day = { type: 'string', format: 'date' }
const schema = {
  type: 'object',
  properties: {
    at: time,
    on: day,
    maybe: { type: ['string', 'null'], format: 'date-time' },
    list: { type: 'array', items: day },
    below: { $ref: '#/components/schemas/Below' },
    made: { ...time, readOnly: true },
    text: { type: 'string' },
  },
}
const specWith = (media: string, changes: object = {}) =>
  specOf(
    {
      parameters: [
        { name: 'day', in: 'path', required: true, schema: day },
        { name: 'since', in: 'query', schema: time },
        { name: 'X-Until', in: 'header', schema: time },
        { name: 'days', in: 'query', explode: false, schema: { type: 'array', items: day } },
      ],
      requestBody: { content: { [media]: { schema } } },
      responses: {
        200: {
          description: 'Yes.',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Below' } } },
        },
      },
    },
    '/things/{day}',
    'post',
    { components: { schemas: { Below: { type: 'object', properties: { at: time } } } }, ...changes },
  )

const at = new Date('2026-02-03T04:05:06.789Z')
const on = new Date('2026-02-03')
const params = { day: on, since: at, 'X-Until': at, days: [on, '2026-02-04'] }
const body = { at, on, maybe: null, list: [on], below: { at }, text: 'x' }

async function send(media: string, given: object = body, config: object = {}, own: object = params) {
  const { client, sent } = await generatedClient(specWith(media), config)
  await client.callThings?.(own, given)
  return sent[0]
}

const written = {
  at: '2026-02-03T04:05:06.789Z',
  on: '2026-02-03',
  maybe: null,
  list: ['2026-02-03'],
  below: { at: '2026-02-03T04:05:06.789Z' },
  text: 'x',
}

describe('a Date is written the same way', () => {
  it('in the path, the query and headers', async () => {
    const request = await send('application/json')

    expect(request?.url).toBe(
      'https://tiny.example.org/things/2026-02-03?since=2026-02-03T04%3A05%3A06.789Z&days=2026-02-03,2026-02-04',
    )
    expect(request?.headers['x-until']).toBe('2026-02-03T04:05:06.789Z')
  })

  it('in JSON', async () => {
    expect(JSON.parse(`${(await send('application/json'))?.body}`)).toEqual(written)
  })

  it('in form fields and in parts', async () => {
    const fields = new URLSearchParams(`${(await send('application/x-www-form-urlencoded'))?.body}`)
    const parts = (await send('multipart/form-data'))?.body as FormData

    for (const form of [fields, parts]) {
      expect([form.get('at'), form.get('on'), form.get('list')]).toEqual([
        '2026-02-03T04:05:06.789Z',
        '2026-02-03',
        '2026-02-03',
      ])
    }
  })

  it('but strings are sent unchanged', async () => {
    const request = await send('application/json', { at: 'soon', on: '2026-02-03' })

    expect(request?.body).toBe('{"at":"soon","on":"2026-02-03"}')
  })
})

describe('the day of a Date', () => {
  it('is the local one that starts at that moment', async () => {
    const local = new Date(2026, 1, 3)

    expect((await send('application/json', { on: local }))?.body).toBe('{"on":"2026-02-03"}')
  })

  it('is refused during a day, which has another date elsewhere', async () => {
    const error = await caught(() => send('application/json', { on: at }))

    expect((error as Error).message).toBe(
      "tiny.callThings was not sent: body.on is a Date within a day, so its date depends on the time zone; pass a string such as '2026-01-31' (POST /things/{day})",
    )
  })
})

it('an invalid Date is refused', async () => {
  const never = new Date(Number.NaN)

  const inBody = await caught(() => send('application/json', { at: never }))
  const inQuery = await caught(() => send('application/json', {}, {}, { day: on, since: never }))

  expect((inBody as Error).message).toContain('body.at is an invalid date')
  expect((inQuery as Error).message).toContain('since is an invalid date')
})

it('schemas check the string that is sent', async () => {
  const { callThings } = await loadedSchemas(specWith('application/json'))
  const schemas = defineSchemas({ callThings: callThings as never })
  const validate = { response: false } as const

  const request = await send('application/json', body, { schemas, validate })
  const error = await caught(() => send('application/json', { at: 'soon' }, { schemas }))
  const ready = await send('multipart/form-data', new FormData(), { schemas, validate })

  expect(request?.body).toBe(JSON.stringify(written))
  expect((error as { code?: string }).code).toBe('validation_error')
  expect(ready?.body).toBeInstanceOf(FormData)
})

it('the types accept a Date only in requests', async () => {
  const problems = await compiled(
    specWith('application/json'),
    `declare const at: Date
export const calls = async () => {
  const { data } = await api.tiny.callThings({ day: at, since: '2026-01-01T00:00:00Z', days: [at] }, { at, on: at, below: { at } })
  const text: string | undefined = data.at
  // @ts-expect-error it is not a date
  await api.tiny.callThings({ day: at }, { text: at })
  // @ts-expect-error a number is not a date
  await api.tiny.callThings({ day: 1 })
  return text
}
`,
  )

  expect(problems).toEqual([])
})

it('dates cost nothing when a request has none', async () => {
  const content = specOf({ parameters: [{ name: 'a', in: 'query', schema: { type: 'string' } }] })

  expect((await generated(content)).operations).not.toContain('dateRequest')
})
