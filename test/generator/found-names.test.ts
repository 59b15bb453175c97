import { describe, expect, it } from 'vitest'
import { exportsOf, readSource } from '../../scripts/generate/read-source.ts'
import { compiled, generated, spec, specOf } from '../support/generated.ts'
import { generatedClient, sentBy } from '../support/generated-calls.ts'

/** A spec with one operation for each operationId, at /0, /1 and so on. */
const named = (...ids: unknown[]) =>
  spec({
    paths: Object.fromEntries(
      ids.map((operationId, index) => [
        `/${index}`,
        { get: { operationId, responses: { 200: { description: 'Yes.' } } } },
      ]),
    ),
  })

async function namesOf(content: object) {
  const { operations } = await generated(content)
  return [...operations.matchAll(/^export const (\S+): /gm)].map(([, name]) => name)
}

describe('two operations with the same name', () => {
  it('are distinguished by a number', async () => {
    const { notes } = await generated(named('list', 'list', 'list'))

    expect(await namesOf(named('list', 'list', 'list'))).toEqual(['list', 'list2', 'list3'])
    expect(notes).toEqual([
      '/paths/~11/get/operationId: list is taken or reserved; renamed list2',
      '/paths/~12/get/operationId: list is taken or reserved; renamed list3',
    ])
  })

  it('are two calls', async () => {
    const { client, sent } = await generatedClient(named('list', 'list'))

    await client.list2?.()
    await client.list?.()

    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(['/1', '/0'])
  })

  it('include those that differ in the first capital or in characters that no name can have', async () => {
    expect(await namesOf(named('list', 'List', 'get it', 'get-it'))).toEqual([
      'list',
      'List2',
      'getIt',
      'getIt2',
    ])
  })
})

describe('an operation whose name cannot be declared', () => {
  it.each(['delete', 'enum', 'eval', 'arguments', 'await'])(
    'gets a trailing underscore: %s',
    async (operationId) => {
      expect(await namesOf(named(operationId))).toEqual([`${operationId}_`])
      expect(await compiled(named(operationId), `export const call = api.tiny.${operationId}_`)).toEqual([])
    },
  )
})

describe('an operation whose name the subpath exports or its files use', () => {
  const ids = [
    ...['connect', 'createClient', 'getClient', 'authorize', 'configure', 'isApiError', 'Result'],
    ...[
      'tinyApi',
      'operation',
      'tinyOperations',
      'TinyData',
      'formBody',
      'ownServer',
      'schemas',
      'z',
      'tiny',
    ],
  ]

  it('gets a trailing underscore', async () => {
    expect(await namesOf(named(...ids))).toEqual(ids.map((id) => `${id}_`))
  })

  it('compiles', async () => {
    expect(await compiled(named(...ids), ids.map((id) => `api.tiny.${id}_()\n`).join(''))).toEqual([])
  })
})

describe('an operation without a name', () => {
  it.each([undefined, '', '获取用户'])('is named after its method and path: %j', async (operationId) => {
    expect(await namesOf(specOf({ operationId }, '/users/by-name', 'put'))).toEqual(['putUsersByName'])
  })
})

describe('a path', () => {
  it('without a leading slash does not become another host', async () => {
    const { url } = await sentBy(specOf({}, 'things'))

    expect(url).toBe('https://tiny.example.org/things')
  })

  it('with a fragment is sent without it', async () => {
    const { url } = await sentBy(specOf({}, '/things#two'))

    expect(url).toBe('https://tiny.example.org/things')
  })
})

describe('readable names', () => {
  const get = (operationId: string, tags: string[] = []) => ({
    operationId,
    tags,
    responses: { 200: { description: 'Yes.' } },
  })
  const readable = async (paths: object, changes: object = {}) => {
    const { operations } = await generated(spec({ paths, ...changes }), undefined, undefined, {
      operationNames: 'readable',
    })
    return [...operations.matchAll(/^export const (\S+): /gm)].map(([, name]) => name)
  }

  it('drop what FastAPI adds to the names of functions', async () => {
    const paths = {
      '/items/': { get: get('read_items_items__get'), post: get('createItem_items__post') },
      '/items/{item_id}': { get: get('read_item_items__item_id__get') },
      '/users/{user-id}/x.y': { put: get('set_x_users__user_id__x_y_put') },
      '/': { get: get('root__get') },
    }

    expect(await readable(paths)).toEqual(['readItems', 'createItem', 'readItem', 'setX', 'root'])
  })

  it.each([
    ['CatsController_findAll', 'catsFindAll'],
    ['CatsController_findAll_v2', 'catsFindAllV2'],
    ['AppController_getHello[0]', 'appGetHello0'],
    ['Pets_ListAll', 'petsListAll'],
    ['GetUser', 'getUser'],
    ['HTTPStatus', 'httpStatus'],
    ['api_v1_pets_list', 'apiV1PetsList'],
    ['planet.list', 'planetList'],
    ['Controller', 'controller'],
    ['already$named2', 'already$named2'],
    ['delete', 'delete_'],
  ])('%s is %s', async (operationId, name) => {
    expect(await readable({ '/cats': { get: get(operationId) } })).toEqual([name])
  })

  it('that clash get their tag as a prefix, then a number', async () => {
    const paths = {
      '/a': { get: get('list_a_get', ['cats']) },
      '/b': { get: get('list_b_get', ['Big dogs']) },
      '/c': { get: get('list_c_get', ['Big dogs']) },
      '/d': { get: get('list_d_get') },
    }

    expect(await readable(paths)).toEqual(['list', 'bigDogsList', 'list2', 'list3'])
  })

  it('can be set in the document, too', async () => {
    const content = specOf({ operationId: 'read_things_get' }, '/things', 'get', {
      'x-operation-names': 'readable',
    })

    expect(await namesOf(content)).toEqual(['read'])
  })

  it('are off by default', async () => {
    expect(await namesOf(specOf({ operationId: 'read_things_get' }))).toEqual(['read_things_get'])
  })
})

describe('operations that are named like something in the runtime', () => {
  it('do not clash with what generated code imports', async () => {
    const names = exportsOf(readSource('runtime/index.ts')).flatMap(({ name, isType }) =>
      isType ? [] : name,
    )

    expect(names.length).toBeGreaterThan(30)
    expect(await compiled(named(...names))).toEqual([])
  })
})
