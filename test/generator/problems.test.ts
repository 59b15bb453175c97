import { describe, expect, it } from 'vitest'
import { type SpecProblem, SpecProblems } from '../../src/generator/document/problem.ts'
import { caught } from '../support/caught.ts'
import { generated, spec, specOf } from '../support/generated.ts'

const yes = { description: 'Yes.' }
const broken = (operationId: string) => ({
  operationId,
  parameters: [{ name: 'id', in: 'body' }],
  responses: { 200: yes },
})

async function problemsOf(content: object): Promise<readonly SpecProblem[]> {
  const error = await caught(() => generated(content))
  if (!(error instanceof SpecProblems)) throw error
  return error.problems
}
const messagesOf = async (content: object) => (await problemsOf(content)).map(({ message }) => message)

describe('all problems of a spec are reported at once', () => {
  it('those of one operation', async () => {
    const messages = await messagesOf(
      specOf(
        {
          parameters: [
            { in: 'query', required: true },
            { name: 'id', in: 'body' },
          ],
          requestBody: { content: { 'multipart/form-data': { encoding: { a: { style: 'label' } } } } },
          responses: { 200: { $ref: '#/components/responses/Gone' } },
          'x-timeout-ms': 'long',
          'x-pagination': { style: 'pages' },
        },
        '/things',
        'post',
      ),
    )

    expect(messages).toEqual([
      'tiny.json#/paths/~1things/post/parameters/0: is required but has no name',
      'tiny.json#/paths/~1things/post/parameters/1/in: body is not supported; use path, query, header or cookie',
      'tiny.json#/paths/~1things/post/requestBody/content/multipart~1form-data/encoding/a/style: label is not supported here',
      'tiny.json#/components/responses/Gone: is missing or not an object',
      'tiny.json#/paths/~1things/post/x-timeout-ms: must be a number above 0',
      'tiny.json#/paths/~1things/post/x-pagination: must have a style: one of offset, cursor, link',
    ])
  })

  it('those of all operations, of the servers and of the security', async () => {
    const messages = await messagesOf(
      spec({
        servers: [{}],
        components: { securitySchemes: { key: { $ref: '#/components/securitySchemes/gone' } } },
        paths: {
          '/a': { get: broken('getA') },
          '/b': { $ref: '#/components/pathItems/gone' },
          '/c': { get: { operationId: 'getC', responses: { 200: yes } }, put: broken('putC') },
        },
      }),
    )

    expect(messages).toEqual([
      'tiny.json#/servers/0: has no url',
      'tiny.json#/components/securitySchemes/gone: is missing or not an object',
      'tiny.json#/paths/~1a/get/parameters/0/in: body is not supported; use path, query, header or cookie',
      'tiny.json#/components/pathItems/gone: is missing or not an object',
      'tiny.json#/paths/~1c/put/parameters/0/in: body is not supported; use path, query, header or cookie',
    ])
  })

  it('those of schemas that an operation uses', async () => {
    const schemas = { A: { $ref: '#a' }, B: { properties: { b: { $ref: '#b' } } } }
    const one = (name: string) => ({ $ref: `#/components/schemas/${name}` })
    const used = { ...yes, content: { 'application/json': { schema: { anyOf: [one('A'), one('B')] } } } }
    const paths = { '/b': { get: { operationId: 'getB', responses: { 200: used } } } }

    expect(await messagesOf(spec({ components: { schemas }, paths }))).toEqual([
      'tiny.json#/components/schemas/A: $ref #a: no such anchor',
      'tiny.json#/components/schemas/B/properties/b: $ref #b: no such anchor',
    ])
  })
})

it('a problem that several operations share is one line of the message', async () => {
  const parameters = [{ $ref: '#/components/parameters/Gone' }]
  const operation = (operationId: string) => ({ get: { operationId, parameters, responses: { 200: yes } } })

  const error = await caught(() => generated(spec({ paths: { '/a': operation('a'), '/b': operation('b') } })))

  expect(error).toHaveProperty(
    'message',
    'tiny.json#/components/parameters/Gone: is missing or not an object',
  )
  expect((error as SpecProblems).problems.map(({ operation }) => operation)).toEqual([
    '/paths/~1a/get',
    '/paths/~1b/get',
  ])
})

it('a problem names the operation to skip, if there is one', async () => {
  const [ofServers, ofOperation] = await problemsOf(
    spec({ servers: [{}], paths: { '/a': { get: broken('getA') } } }),
  )

  expect(ofServers?.operation).toBeUndefined()
  expect(ofOperation?.operation).toBe('/paths/~1a/get')
})
