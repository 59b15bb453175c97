import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { compiled, generated, specOf } from '../support/generated.ts'
import { schemasFile } from '../support/generated-schemas.ts'
import { chunkSchema, events, streamSpec } from '../support/streams.ts'

const json = {
  'application/json': { schema: { type: 'object', properties: { whole: { type: 'boolean' } } } },
}
const operationsOf = async (content: object) => (await generated(content)).operations
const typesOf = async (content: object) => (await generated(content)).types

it.each([
  ['text/event-stream', 'eventStream', 'eventOptions'],
  ['application/x-ndjson', 'jsonLines', 'answerOptions'],
  ['application/jsonl', 'jsonLines', 'answerOptions'],
  ['application/json-seq', 'jsonSequence', 'answerOptions'],
  ['multipart/mixed', 'multipartStream', 'answerOptions'],
])('a response of %s is a stream', async (type, reader, options) => {
  const { operations, types } = await generated(streamSpec({ [type]: { schema: chunkSchema } }))

  expect(operations).toContain(`  responses: { 200: 'stream' },
  streams: { '${type}': {} },
  accept: '${type}',
  security: 'optional',
  options: ${options},
}, accept, /*#__PURE__*/ streamedResponse(${reader}))`)
  expect(types).toContain('data: ItemStream<CallThingsItem>\n')
})

it('an operation that returns only JSON names no streams', async () => {
  const { operations, types } = await generated(streamSpec(json))

  expect(operations).toContain("  responses: { 200: 'json' },\n  security: 'optional',\n})")
  expect(`${operations}${types}`).not.toMatch(/stream|Answer(As|Form)|forms/i)
})

it.each([
  ['itemSchema (OpenAPI 3.2)', { itemSchema: chunkSchema, schema: { type: 'string' } }],
  ['the items of a list', { schema: { type: 'array', items: chunkSchema } }],
  ['the schema', { schema: chunkSchema }],
])('an item is %s', async (_, media) => {
  expect(await typesOf(streamSpec({ 'application/jsonl': media }))).toContain(
    'export interface CallThingsItem {\n    n: number;\n}',
  )
})

it('the items of lines are unknown when the body is described as a text', async () => {
  expect(await typesOf(streamSpec({ 'application/jsonl': { schema: { type: 'string' } } }))).toContain(
    'data: ItemStream<unknown>\n',
  )
})

it('both forms of a response are typed, depending on what the call requests', async () => {
  const content = specOf(
    {
      responses: {
        200: { description: 'Yes.', content: { ...json, ...events } },
        204: { description: 'Nothing.' },
      },
    },
    '/things',
    'get',
  )

  const problems = await compiled(
    content,
    `
type Whole = api.CallThingsData
export async function forms() {
  const { data: either } = await api.tiny.callThings()
  const { data: json } = await api.tiny.callThings(null, null, { accept: 'application/json' })
  const { data: stream } = await api.tiny.callThings(null, null, { accept: 'text/event-stream', reconnect: true })
  const { data: bytes } = await api.tiny.callThings(null, null, { as: 'stream', idleTimeoutMs: 5 })
  const { data: response } = await api.callThings(api.connect(), null, null, { as: 'response' })
  const checked: [
    Whole | api.ItemStream<api.CallThingsItem> | undefined,
    Whole | undefined,
    api.ItemStream<api.CallThingsItem> | undefined,
    ReadableStream<Uint8Array>,
    Response,
  ] = [either, json, stream, bytes, response]
  const numbers: number[] = []
  if (stream) for await (const { n } of stream) numbers.push(n)
  // @ts-expect-error it can be a stream
  numbers.push(either?.whole)
  // @ts-expect-error the operation has no such form
  await api.tiny.callThings(null, null, { accept: 'text/csv' })
  // @ts-expect-error it is not available as that
  await api.tiny.callThings(null, null, { as: 'text' })
  // @ts-expect-error no such option
  await api.tiny.callThings(null, null, { idleTimeout: 5 })
  return { checked, numbers }
}
export async function closes(stream: api.ItemStream<string>) {
  await using used = stream
  return used.lastEventId
}`,
  )

  expect(problems).toEqual([])
})

it('bytes and text can be read as a stream, too', async () => {
  const content = specOf({
    responses: { 200: { description: 'Yes.', content: { 'application/zip': {} } } },
  })

  expect(await operationsOf(content)).toContain(
    '  options: answerOptions,\n}, accept, ownResponse, /*#__PURE__*/ streamedResponse())',
  )
  expect(
    await compiled(
      content,
      `export async function download(): Promise<[Uint8Array, ReadableStream<Uint8Array>]> {
  const whole = await api.tiny.callThings()
  const stream = await api.tiny.callThings(null, null, { as: 'stream' })
  return [whole.data, stream.data]
}`,
    ),
  ).toEqual([])
})

describe('an item of server-sent events', () => {
  const formOf = async (media: object, components: object = {}) => {
    const { operations, types } = await generated(
      specOf(
        { responses: { 200: { description: 'Yes.', content: { 'text/event-stream': media } } } },
        '/things',
        'get',
        { components },
      ),
    )
    const form = /streams: \{ 'text\/event-stream': (.*) \},\n/.exec(operations)?.[1]
    return { form, types }
  }
  const text = { type: 'string' }

  it.each([
    ['a schema of data', { schema: chunkSchema }, '{}'],
    ['a schema with its own field data', { schema: { properties: { data: {}, choices: {} } } }, '{}'],
    ['a schema with only data', { schema: { properties: { data: text } } }, '{}'],
    ['no schema', {}, "{ whole: true, data: 'text' }"],
    ['a text', { schema: text }, "{ whole: true, data: 'text' }"],
    ['a text that has data', { schema: text, 'x-stream': { item: 'data' } }, "{ data: 'text' }"],
    [
      'a text with an end',
      { schema: text, 'x-stream': { item: 'data', done: 'END' } },
      "{ data: 'text', done: 'END' }",
    ],
    ['a custom marker', { schema: chunkSchema, 'x-stream': { done: 'END' } }, "{ done: 'END' }"],
    ["Speakeasy's marker", { schema: chunkSchema, 'x-speakeasy-sse-sentinel': 'END' }, "{ done: 'END' }"],
    [
      'an event whose data is text',
      { itemSchema: { properties: { data: text } } },
      "{ whole: true, data: 'text' }",
    ],
    [
      'an event whose data is JSON',
      { schema: { properties: { event: { const: 'message' }, data: chunkSchema, id: text, retry: {} } } },
      '{ whole: true }',
    ],
  ])('is read as it is declared: %s', async (_, media, form) => {
    expect((await formOf(media)).form).toBe(form)
  })

  it('has data typed by the name of the event, as in the example of OpenAPI 3.2', async () => {
    const { form, types } = await formOf({
      itemSchema: {
        type: 'object',
        properties: { event: text, data: text, retry: { type: 'integer' } },
        required: ['event'],
        oneOf: [
          { properties: { event: { const: 'addString' } } },
          { properties: { event: { const: 'addInt64' }, data: { $comment: 'signed', format: 'int64' } } },
          {
            properties: {
              event: { const: 'addJson' },
              data: {
                contentMediaType: 'application/json',
                contentSchema: {
                  type: 'object',
                  required: ['foo'],
                  properties: { foo: { type: 'integer' } },
                },
              },
            },
          },
        ],
      },
    })

    expect(form).toBe("{ whole: true, data: { addString: 'text', addInt64: 'text', addJson: 'json' } }")
    expect(types).toMatch(/foo: number/)
    expect(types).toMatch(/event: "addString"|event\?: "addString"/)
  })

  it('keeps the names of schemas that do not change', async () => {
    const schemas = {
      Message: {
        type: 'object',
        required: ['event', 'data'],
        properties: { event: { const: 'message' }, data: chunkSchema },
      },
      Done: {
        type: 'object',
        required: ['event', 'data'],
        properties: { event: { const: 'done' }, data: {} },
      },
    }

    const { types } = await formOf(
      { schema: { oneOf: Object.keys(schemas).map((name) => ({ $ref: `#/components/schemas/${name}` })) } },
      { schemas },
    )

    expect(types).toContain('export type CallThingsItem = Message | Done;')
  })

  it.each([
    ['x-stream', 'yes', 'x-stream: must be an object with item and done'],
    ['x-stream', { items: 1 }, 'x-stream/items: is unknown; use item or done'],
    ['x-stream', { item: 'line' }, "x-stream/item: must be 'data' or 'event'"],
    ['x-stream', { done: 1 }, 'x-stream/done: must be a string'],
  ])('is refused if %s is %j', async (name, value, problem) => {
    const error = await caught(() => formOf({ schema: chunkSchema, [name]: value }))

    expect(error).toHaveProperty(
      'message',
      `tiny.json#/paths/~1things/get/responses/200/content/text~1event-stream/${problem}`,
    )
  })
})

it('the schema of an item is under its media type', async () => {
  const content = streamSpec({ ...json, ...events })

  expect(await schemasFile(content)).toContain(
    "export const callThings = { response: { 200: CallThingsData, 'text/event-stream': CallThingsItem } }",
  )
})
