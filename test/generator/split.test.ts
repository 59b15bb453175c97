import { describe, expect, it } from 'vitest'
import { fileNames } from '../../src/generator/print/split/file-names.ts'
import { placeTypes } from '../../src/generator/print/split/place-types.ts'
import { exportsOf, loadedBy, problemsOf, splitFiles } from '../support/split.ts'

const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` })
const object = (properties: object) => ({ type: 'object', properties })
const text = { type: 'string' }
const answers = (schema: object) => ({
  200: { description: 'Yes.', content: { 'application/json': { schema } } },
  default: { description: 'No.', content: { 'application/json': { schema: ref('Problem') } } },
})

/** Three operations: two share a type, one has its own recursive response. */
const shop = {
  openapi: '3.1.0',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: 'https://shop.example.org' }],
  paths: {
    '/orders': {
      get: {
        operationId: 'listOrders',
        tags: ['Buying'],
        responses: answers({ type: 'array', items: ref('Order') }),
      },
      post: {
        operationId: 'createOrder',
        tags: ['Buying'],
        requestBody: { content: { 'application/json': { schema: ref('Order') } } },
        responses: answers(ref('Order')),
      },
    },
    '/shelves/{id}': {
      get: {
        operationId: 'getShelf',
        tags: ['Stock keeping'],
        parameters: [{ name: 'id', in: 'path', required: true, schema: text }],
        responses: answers(ref('Shelf')),
      },
    },
    '/log': {
      get: {
        operationId: 'readLog',
        responses: {
          200: { description: 'Yes.', content: { 'text/event-stream': { itemSchema: ref('Entry') } } },
        },
      },
    },
  },
  components: {
    schemas: {
      Problem: object({ detail: text }),
      Order: object({
        id: { ...text, readOnly: true },
        state: { enum: ['open', 'sent'] },
        address: ref('Address'),
      }),
      Address: object({ street: text }),
      Shelf: object({ id: text, boxes: { type: 'array', items: ref('Box') } }),
      Box: object({ shelf: ref('Shelf'), label: ref('Label') }),
      Label: { allOf: [object({ text }), { required: ['text'] }] },
      Entry: object({ at: text }),
    },
  },
}

describe('operations in separate files', { timeout: 60_000 }, () => {
  it('import the types that they use, and no others', async () => {
    const files = await splitFiles(shop, 'operations')

    expect([...files.keys()].sort()).toEqual([
      'connect.gen.ts',
      'index.ts',
      'operations.gen.ts',
      'operations/createOrder.gen.ts',
      'operations/getShelf.gen.ts',
      'operations/listOrders.gen.ts',
      'operations/readLog.gen.ts',
      'types.gen.ts',
      // For orders in responses and in requests.
      'types/Address.gen.ts',
      'types/Order.gen.ts',
      'types/Problem.gen.ts',
    ])
    expect(loadedBy('operations/getShelf.gen.ts', files)).toEqual([
      'connect.gen.ts',
      'operations/getShelf.gen.ts',
      'types/Problem.gen.ts',
    ])
    expect(loadedBy('operations/readLog.gen.ts', files)).toEqual([
      'connect.gen.ts',
      'operations/readLog.gen.ts',
    ])
  })

  it('compile, are called the same way, and export the types that they use', async () => {
    const files = await splitFiles(shop, 'operations')

    const problems = problemsOf(
      files,
      `import { connect } from './connect.gen.ts'
import { getShelf, type GetShelfParams, type Problem, type Shelf } from './operations/getShelf.gen.ts'
import { readLog } from './operations/readLog.gen.ts'
export const params: GetShelfParams = { id: '7' }
export const shelf: Promise<{ data: Shelf }> = getShelf(connect(), params)
export const problem: Problem = {}
// @ts-expect-error id is a string
export const wrong = () => getShelf(connect(), { id: 7 })
export async function entries() {
  for await (const entry of (await readLog(connect())).data) entry.at satisfies string | undefined
}`,
    )

    expect(problems).toEqual([])
  })

  it.each(['operations', 'tags', { everything: ['Buying', 'Stock keeping'] }] as const)(
    'export the same names from the entry: %j',
    async (split) => {
      const whole = exportsOf(await splitFiles(shop))
      const parts = exportsOf(await splitFiles(shop, split))

      for (const name of [...parts.keys()]) if (name.endsWith('Shape') && !whole.has(name)) parts.delete(name)
      expect([...parts].sort()).toEqual([...whole].sort())
    },
  )

  it('are grouped by their tags, or as a config says', async () => {
    const byTag = await splitFiles(shop, 'tags')
    const byName = await splitFiles(shop, { shop: ['Buying', 'Stock keeping'] })

    const operations = (files: ReadonlyMap<string, string>) =>
      [...files.keys()].filter((path) => path.startsWith('operations/'))
    expect(operations(byTag)).toEqual([
      'operations/buying.gen.ts',
      'operations/stock-keeping.gen.ts',
      'operations/untagged.gen.ts',
    ])
    expect(operations(byName)).toEqual(['operations/shop.gen.ts', 'operations/others.gen.ts'])
    expect(problemsOf(byTag)).toEqual([])
    expect(problemsOf(byName)).toEqual([])
  })

  it('support several security schemes and servers with variables', async () => {
    const files = await splitFiles(
      {
        ...shop,
        servers: [{ url: 'https://{region}.example.org', variables: { region: { default: 'eu' } } }],
        security: [{ key: [] }, { login: [] }],
        components: {
          ...shop.components,
          securitySchemes: {
            key: { type: 'apiKey', in: 'header', name: 'x-key' },
            login: { type: 'http', scheme: 'basic' },
          },
        },
      },
      'operations',
    )

    const problems = problemsOf(
      files,
      `import { connect, createClient } from './index.ts'
import { listOrders } from './operations/listOrders.gen.ts'
export const orders = listOrders(connect({ server: { region: 'us' }, token: { key: 'k' } }))
export const client = createClient({ token: { login: { username: 'a', password: 'b' } } })`,
    )
    expect(problems).toEqual([])
  })
})

describe('types', () => {
  const type = (name: string, ...names: string[]) => ({ name, names })

  it('are in the same file, or next to the only type that refers to them', () => {
    const places = placeTypes(
      [type('one', 'A', 'C'), type('two', 'C', 'E')],
      [
        type('A', 'B'),
        type('B', 'D'),
        type('C', 'F', 'G'),
        type('D'),
        type('E', 'D'),
        type('F', 'H'),
        type('G', 'H'),
        type('H'),
        type('Z'),
      ],
    )

    expect(Object.fromEntries(places)).toEqual({
      ...{ A: 'one', B: 'one', E: 'two' },
      // Both refer to these.
      ...{ C: 'C', D: 'D' },
      ...{ F: 'C', G: 'C', H: 'C' },
      // Nothing refers to these.
      Z: 'Z',
    })
  })

  it('that refer to each other are in one file, so that no files import each other', () => {
    const places = placeTypes(
      [type('one', 'A'), type('two', 'B')],
      [type('B', 'A', 'C'), type('A', 'B'), type('C')],
    )

    expect(Object.fromEntries(places)).toEqual({ A: 'B', B: 'B', C: 'B' })
  })
})

it('files have distinct names on case-insensitive file systems and on Windows', () => {
  expect([...fileNames(['getPet', 'getpet', 'Con', 'con_', 'nul'])]).toEqual([
    ['getPet', 'getPet'],
    ['getpet', 'getpet2'],
    ['Con', 'Con_'],
    ['con_', 'con_2'],
    ['nul', 'nul_'],
  ])
})
