import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { generated, spec, specOf } from '../support/generated.ts'

const yes = { description: 'Yes.' }
const parameters = (...list: object[]) => specOf({ parameters: list })
const id = { name: 'id', in: 'query', schema: { type: 'string' } }

const form = 'application/x-www-form-urlencoded'
const bearer = { type: 'http', scheme: 'bearer' }
const secured = (securitySchemes: object) => spec({ components: { securitySchemes } })

const read = '; supported: swagger 2.0, openapi 3.0, 3.1 and 3.2'

const refused: [title: string, content: object, message: string][] = [
  ['Swagger 1.2', { swaggerVersion: '1.2' }, `tiny.json#/swaggerVersion: has swaggerVersion "1.2"${read}`],
  ['OpenAPI 3.3', spec({ openapi: '3.3.0' }), `tiny.json#/openapi: has openapi "3.3.0"${read}`],
  ['what is no object', ['a'], `tiny.json#: has no version${read}`],
  [
    'a reference to a file that does not exist',
    spec({ paths: { '/things': { $ref: 'other.yaml#/paths/x' } } }),
    'tiny.json#/paths/~1things: $ref other.yaml#/paths/x: there is no file other.yaml',
  ],
  [
    'a reference in a circle',
    specOf({ parameters: [{ $ref: '#/components/parameters/A' }] }, '/things', 'get', {
      components: { parameters: { A: { $ref: '#/components/parameters/A' } } },
    }),
    'tiny.json#/components/parameters/A: $ref #/components/parameters/A points outside the file or back to itself',
  ],
  [
    'a broken reference',
    parameters({ $ref: '#/components/parameters/Gone' }),
    'tiny.json#/components/parameters/Gone: is missing or not an object',
  ],
  ['a server without a URL', spec({ servers: [{ description: 'x' }] }), 'tiny.json#/servers/0: has no url'],
  [
    'an invalid name for the environment variable of a token',
    secured({ key: { ...bearer, 'x-token-env': 'tiny-token' } }),
    'tiny.json#/components/securitySchemes/key/x-token-env: must be the name of an environment variable in capitals, not "tiny-token"',
  ],
  [
    'an environment variable for a token that the client does not send',
    secured({ key: bearer, old: { ...bearer, 'x-token-env': 'OLD_TOKEN' } }),
    "tiny.json#/components/securitySchemes/old/x-token-env: is set on a scheme that the client doesn't use",
  ],
  [
    'a required parameter without a name',
    parameters({ in: 'query', required: true }),
    'tiny.json#/paths/~1things/get/parameters/0: is required but has no name',
  ],
  [
    'an unknown way to name operations',
    specOf({}, '/things', 'get', { 'x-operation-names': 'short' }),
    "tiny.json#/x-operation-names: must be 'given' or 'readable'",
  ],
  [
    'a parameter in an unknown place',
    parameters({ ...id, in: 'body' }),
    'tiny.json#/paths/~1things/get/parameters/0/in: body is not supported; use path, query, header or cookie',
  ],
  [
    'a parameter whose content is not supported; use JSON or text',
    parameters({ name: 'filter', in: 'query', content: { 'image/png': {} } }),
    'tiny.json#/paths/~1things/get/parameters/0/content: image/png is not supported; use JSON or text',
  ],
  [
    'a path parameter in the style of a query',
    specOf({ parameters: [{ ...id, in: 'path', required: true, style: 'form' }] }, '/things/{id}'),
    'tiny.json#/paths/~1things~1{id}/get/parameters/0/style: form is not supported here',
  ],
  [
    'a header in the style of a path',
    parameters({ ...id, in: 'header', style: 'matrix' }),
    'tiny.json#/paths/~1things/get/parameters/0/style: matrix is not supported here',
  ],
  [
    'a field of a form in the style of a path',
    specOf(
      { requestBody: { content: { [form]: { encoding: { a: { style: 'label' } } } } } },
      '/things',
      'post',
    ),
    `tiny.json#/paths/~1things/post/requestBody/content/application~1x-www-form-urlencoded/encoding/a/style: label is not supported here`,
  ],
  [
    'an operation that is not an object',
    spec({ paths: { '/things': { get: null } } }),
    'tiny.json#/paths/~1things/get: must be an object',
  ],
  ['no operation', spec({ paths: {} }), 'tiny.json#/paths: has no operations to generate'],
  [
    'a schema in a file that does not exist',
    specOf({
      responses: { 200: { ...yes, content: { 'application/json': { schema: { $ref: 'b.json#/A' } } } } },
    }),
    'tiny.json#/paths/~1things/get/responses/200/content/application~1json/schema: $ref b.json#/A: there is no file b.json',
  ],
]

describe('the generator refuses, with file, pointer and reason', () => {
  it.each(refused)('%s', async (_, content, message) => {
    expect(await caught(() => generated(content))).toHaveProperty('message', message)
  })

  it('a file that is not YAML', async () => {
    const error = await caught(() => generated('a: b: c', 'tiny.yaml'))

    expect(error).toHaveProperty('message', expect.stringMatching(/^tiny\.yaml#/))
  })

  it('two servers with the same name', async () => {
    const servers = [
      { url: 'https://a.example.org', 'x-name': 'main' },
      { url: 'https://b.example.org', 'x-name': 'main' },
    ]

    const error = await caught(() => generated(spec({ servers })))

    expect(error).toHaveProperty('message', expect.stringMatching(/^tiny\.json#\/servers\/1/))
  })

  it.each(['retries', 'mocks', 'index'])(
    'a spec that is named like a page or one of our subpaths: %s',
    async (name) => {
      const error = await caught(() => generated(spec(), `${name}.json`))

      expect(error).toHaveProperty(
        'message',
        `${name}.json#: ${name} can't be the name of a group; rename the file`,
      )
    },
  )

  it('a time limit that is not a number', async () => {
    const error = await caught(() => generated(specOf({ 'x-timeout-ms': 'long' })))

    expect(error).toHaveProperty(
      'message',
      expect.stringMatching(/^tiny\.json#\/paths\/~1things\/get\/x-timeout-ms/),
    )
  })
})
