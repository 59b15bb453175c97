import { expect, it } from 'vitest'
import { createRouter } from '../../src/mocks/route.ts'
import type { Definition, ParameterForm } from '../../src/runtime/definition.ts'

const at = (id: string, path: string, forms: Record<string, ParameterForm | undefined> = {}): Definition => ({
  api: { name: 'tiny', servers: {} },
  id,
  method: 'GET',
  path,
  params: Object.fromEntries(
    Object.entries(forms).map(([name, as]) => [name, { in: 'path' as const, ...(as && { as }) }]),
  ),
  responses: { 200: 'empty' },
})
const router = createRouter(
  [
    at('file', '/files/{*}', { '*': { style: 'wildcard' } }),
    at('meta', '/files/{id}/meta', { id: undefined }),
    at('one', '/files/{id}', { id: undefined }),
    at('opt', '/opt/{a}/{b}', { a: undefined, second: { style: 'simple', name: 'b', optional: true } }),
    at('beta', '/responses?beta=true'),
  ],
  {},
)

it.each([
  ['/files/a%20b/c.txt', 'file', { '*': 'a b/c.txt' }],
  ['/files/1/meta', 'meta', { id: '1' }],
  ['/files/1', 'one', { id: '1' }],
  ['/opt/1/2', 'opt', { a: '1', b: '2' }],
  ['/opt/1', 'opt', { a: '1' }],
  ['/responses', 'beta', {}],
])('%s belongs to %s', (path, id, params) => {
  expect(router('GET', path)).toMatchObject({ definition: { id }, params })
  expect(Object.keys(router('GET', path)?.params ?? {})).toEqual(Object.keys(params))
})

it('an unknown route belongs to none', () => {
  expect([router('GET', '/opt'), router('GET', '/opt/1/2/3'), router('GET', '/files')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
})
