import { describe, expect, it } from 'vitest'
import type { NamedOperation } from '../../src/generator/read/operation-names.ts'
import { generated, spec } from '../support/generated.ts'

const answers = { responses: { 200: { description: 'Yes.' } } }
const things = spec({
  paths: {
    '/things': {
      get: { operationId: 'things_list', tags: ['things'], summary: 'Lists things.', ...answers },
      post: { operationId: 'things_create', ...answers },
    },
    '/things/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
      get: answers,
    },
  },
})
const namedBy = (operationNames: (operation: NamedOperation) => string, skips?: ReadonlySet<string>) =>
  generated(things, 'tiny.json', {}, { operationNames, ...(skips && { skips }) })

describe('a function that names operations', () => {
  it('gets what the document says about each, and returns the names of functions and types', async () => {
    const named: NamedOperation[] = []

    const { operations } = await namedBy((operation) => {
      named.push(operation)
      return `${operation.method.toLowerCase()}${operation.path.includes('{') ? 'One' : 'All'}`
    })

    expect([...operations.matchAll(/^export const (\w+): (\w+) =/gm)].map(([, ...names]) => names)).toEqual([
      ['getAll', 'GetAllOperation'],
      ['postAll', 'PostAllOperation'],
      ['getOne', 'GetOneOperation'],
    ])
    expect(named[0]).toEqual({
      operationId: 'things_list',
      method: 'GET',
      path: '/things',
      tags: ['things'],
      summary: 'Lists things.',
    })
    expect(named.find(({ path }) => path === '/things/{id}')).toMatchObject({
      operationId: undefined,
      tags: [],
      summary: undefined,
    })
  })

  it('is refused when names are equal, taken or missing, and all of them are reported at once', async () => {
    const names: Record<string, string> = {
      'GET /things': 'list',
      'POST /things': 'List',
      'GET /things/{id}': 'delete',
    }

    await expect(namedBy(({ method, path }) => `${names[`${method} ${path}`]}`)).rejects.toThrow(
      `tiny.json#/paths/~1things/post: operationNames returned "List", which is already the name of GET /things
tiny.json#/paths/~1things~1{id}/get: operationNames returned "delete", which can't name a function`,
    )
    await expect(namedBy(({ path }) => (path === '/things' ? 'createClient' : 'get'))).rejects.toThrow(
      'operationNames returned "createClient", which is already the name of another export of the client',
    )
    await expect(namedBy(() => undefined as never)).rejects.toThrow('operationNames returned nothing, which')
  })

  it('is not called for what is left out', async () => {
    const skips = new Set(['/paths/~1things~1{id}/get', '/paths/~1things/post'])

    const { operations } = await namedBy(({ operationId }) => `${operationId}`, skips)

    expect(operations).toContain('export const things_list:')
    expect(operations).not.toContain("id: 'undefined'")
  })
})
