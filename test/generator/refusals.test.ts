import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { generated, spec, specOf } from '../support/generated.ts'

const yes = { description: 'Yes.' }
const parameters = (...list: object[]) => specOf({ parameters: list })
const id = { name: 'id', in: 'query', schema: { type: 'string' } }

const bearer = { type: 'http', scheme: 'bearer' }
const secured = (securitySchemes: object) => spec({ components: { securitySchemes } })

const refused: [title: string, content: object, message: string][] = [
  ['Swagger 2', { swagger: '2.0' }, 'tiny.json#/openapi: is not 3.0 or 3.1'],
  ['OpenAPI 3.2', spec({ openapi: '3.2.0' }), 'tiny.json#/openapi: is not 3.0 or 3.1'],
  ['what is no object', ['a'], 'tiny.json#/openapi: is not 3.0 or 3.1'],
  [
    'a reference to another file',
    spec({ paths: { '/things': { $ref: 'other.yaml#/paths/x' } } }),
    'tiny.json#/paths/~1things: $ref other.yaml#/paths/x leads out of the file or in a circle',
  ],
  [
    'a reference in a circle',
    specOf({ parameters: [{ $ref: '#/components/parameters/A' }] }, '/things', 'get', {
      components: { parameters: { A: { $ref: '#/components/parameters/A' } } },
    }),
    'tiny.json#/components/parameters/A: $ref #/components/parameters/A leads out of the file or in a circle',
  ],
  [
    'a reference to nothing',
    parameters({ $ref: '#/components/parameters/Gone' }),
    'tiny.json#/components/parameters/Gone: is not there, or not an object',
  ],
  [
    'two operations of one name',
    spec({
      paths: {
        '/a': { get: { operationId: 'list', responses: { 200: yes } } },
        '/b': { get: { operationId: 'list', responses: { 200: yes } } },
      },
    }),
    'tiny.json#/paths/~1b/get/operationId: two operations are called list',
  ],
  [
    'an operation named by a reserved word',
    specOf({ operationId: 'delete' }),
    'tiny.json#/paths/~1things/get/operationId: delete is a reserved word',
  ],
  ['no server', spec({ servers: [] }), 'tiny.json#/servers: is empty; the client needs one to send to'],
  [
    'a server whose URL is relative',
    spec({ servers: [{ url: '/v1' }] }),
    'tiny.json#/servers/0/url: /v1 is no absolute http or https URL',
  ],
  ['a server without a URL', spec({ servers: [{ description: 'x' }] }), 'tiny.json#/servers/0: has no url'],
  [
    'a server variable without a default',
    spec({ servers: [{ url: 'https://{region}.example.org' }] }),
    'tiny.json#/servers/0/url: variable region has no default',
  ],
  [
    'security that no header can hold',
    spec({ components: { securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'key' } } } }),
    'tiny.json#/components/securitySchemes: holds no scheme that travels in a header',
  ],
  [
    'a variable for the token that no shell would name so',
    secured({ key: { ...bearer, 'x-token-env': 'tiny-token' } }),
    'tiny.json#/components/securitySchemes/key/x-token-env: "tiny-token" is no name of an environment variable in capitals',
  ],
  [
    'a variable for a token that the client does not send',
    secured({ key: bearer, old: { ...bearer, 'x-token-env': 'OLD_TOKEN' } }),
    'tiny.json#/components/securitySchemes/old/x-token-env: stands on a scheme that the client does not use',
  ],
  [
    'an operation without success',
    specOf({ responses: { 404: { description: 'No.' } } }),
    'tiny.json#/paths/~1things/get/responses: declares no success',
  ],
  [
    'a parameter without a name',
    parameters({ in: 'query' }),
    'tiny.json#/paths/~1things/get/parameters/0: has no name',
  ],
  [
    'two parameters of one name',
    specOf({ parameters: [id, { ...id, in: 'path', required: true }] }, '/things/{id}'),
    'tiny.json#/paths/~1things~1{id}/get/parameters/1: two parameters of the operation are called id',
  ],
  [
    'a path parameter that nothing declares',
    specOf({}, '/things/{id}'),
    'tiny.json#/paths/~1things~1{id}/get: the path holds {id}, which no path parameter declares',
  ],
  [
    'a parameter in a cookie',
    parameters({ ...id, in: 'cookie' }),
    'tiny.json#/paths/~1things/get/parameters/0/in: cookie cannot be sent',
  ],
  [
    'a parameter with content',
    parameters({ name: 'filter', in: 'query', content: { 'application/json': {} } }),
    'tiny.json#/paths/~1things/get/parameters/0/content: serialized parameters are not supported',
  ],
  [
    'a path parameter in another style',
    specOf({ parameters: [{ ...id, in: 'path', required: true, style: 'matrix' }] }, '/things/{id}'),
    'tiny.json#/paths/~1things~1{id}/get/parameters/0/style: matrix is not supported here',
  ],
  [
    'a body that is no JSON',
    specOf({ requestBody: { content: { 'multipart/form-data': {} } } }, '/things', 'post'),
    'tiny.json#/paths/~1things/post/requestBody/content: no JSON among multipart/form-data',
  ],
  [
    'a body of nothing',
    specOf({ requestBody: { content: {} } }, '/things', 'post'),
    'tiny.json#/paths/~1things/post/requestBody/content: no JSON among nothing',
  ],
]

describe('the generator refuses, with file, pointer and reason', () => {
  it.each(refused)('%s', async (_, content, message) => {
    expect(await caught(() => generated(content))).toHaveProperty('message', message)
  })

  it('a file that is no YAML', async () => {
    const error = await caught(() => generated('a: b: c', 'tiny.yaml'))

    expect(error).toHaveProperty('message', expect.stringMatching(/^tiny\.yaml#/))
  })

  it.each([
    ['connect', 'connect'],
    ['createClient', 'createClient'],
    ['getClient', 'getClient'],
    ['authorize', 'authorize'],
    ['configure', 'configure'],
    ['isApiError', 'isApiError'],
    ['api', 'api'],
    ['operation', 'operation'],
    ['operations', 'operations'],
    ['the handle', 'tiny'],
  ])('an operation whose name the subpath exports or its files use: %s', async (_, operationId) => {
    const error = await caught(() => generated(specOf({ operationId })))

    expect(error).toHaveProperty('message', expect.stringMatching(/^tiny\.json#\/paths/))
    expect(error).toHaveProperty('message', expect.stringContaining(operationId))
  })

  it('two servers of one name', async () => {
    const servers = [
      { url: 'https://a.example.org', 'x-name': 'main' },
      { url: 'https://b.example.org', 'x-name': 'main' },
    ]

    const error = await caught(() => generated(spec({ servers })))

    expect(error).toHaveProperty('message', expect.stringMatching(/^tiny\.json#\/servers\/1/))
  })

  it.each(['retries', 'mocks', 'index'])(
    'a spec called like a page or a subpath of our own: %s',
    async (name) => {
      const error = await caught(() => generated(spec(), `${name}.json`))

      expect(error).toHaveProperty(
        'message',
        `${name}.json#: ${name} cannot be the name of a group; rename the file`,
      )
    },
  )

  it('a time limit that is no number', async () => {
    const error = await caught(() => generated(specOf({ 'x-timeout-ms': 'long' })))

    expect(error).toHaveProperty(
      'message',
      expect.stringMatching(/^tiny\.json#\/paths\/~1things\/get\/x-timeout-ms/),
    )
  })
})
