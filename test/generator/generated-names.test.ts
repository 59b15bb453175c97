import { expect, it } from 'vitest'
import { generatedNames } from '../../src/generator/document/generated-names.ts'
import { takenNames } from '../../src/generator/read/group-name.ts'
import { compiled, generated, specOf } from '../support/generated.ts'

it('start with the name of the group', () => {
  expect(generatedNames('pet-store')).toEqual({
    handle: 'petStore',
    api: 'petStoreApi',
    table: 'petStoreOperations',
    client: 'PetStoreClient',
    operations: 'PetStoreOperations',
    params: 'PetStoreParams',
    body: 'PetStoreBody',
    data: 'PetStoreData',
    errorBody: 'PetStoreErrorBody',
    server: 'PetStoreServer',
    token: 'PetStoreToken',
  })
})

it.each([
  ['Petstore', 'PetstoreOperations', 'petstoreOperations', 'petstoreApi'],
  ['HTTPApi', 'HTTPApiOperations', 'httpApiOperations', 'httpApiApi'],
  ['3d', '_3dOperations', '_3dOperations_', '_3dApi'],
])('distinguish types and constants: %s', (group, operations, table, api) => {
  expect(generatedNames(group)).toMatchObject({ operations, table, api })
})

it.each(['form', 'URL-search', 'scheme', 'api', 'Server', 'data'])(
  'are not names that the files of a group use: %s',
  (group) => {
    const taken = new Set([...takenNames(), 'FormData', 'URLSearchParams'])

    expect(Object.values(generatedNames(group)).filter((name) => taken.has(name))).toEqual([])
  },
)

it('rename an operation with the same name', async () => {
  const content = specOf({ operationId: 'tinyOperations' })

  expect((await generated(content)).operations).toContain('export const tinyOperations_: ')
  expect(await compiled(content, 'export const call = () => api.tiny.tinyOperations_()')).toEqual([])
})

it('leave the shorter ones to operations and schemas', async () => {
  const schemas = { Data: { type: 'object' }, Body: { type: 'object' } }
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Data' } } }
  const responses = { 200: { description: 'Yes.', content } }
  const spec = specOf({ operationId: 'operations', responses }, '/things', 'get', { components: { schemas } })

  const use =
    "export const call = (): Promise<{ data: api.Data & api.TinyData<'operations'> }> => api.tiny.operations()"
  expect(await compiled(spec, use)).toEqual([])
})
