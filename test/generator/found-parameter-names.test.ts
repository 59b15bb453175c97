import { describe, expect, it } from 'vitest'
import { compiled, generated, specOf } from '../support/generated.ts'
import { sentBy } from '../support/generated-calls.ts'

const text = { type: 'string' }
const id = (location: string, more: object = {}) => ({ name: 'id', in: location, schema: text, ...more })
const operationsOf = async (content: object) => (await generated(content)).operations

describe('two parameters with the same name', () => {
  const inPath = id('path', { required: true })

  it.each([
    ['after it', [inPath, id('query')]],
    ['before it', [id('query'), inPath]],
  ])(
    'are distinguished; the one in the path keeps its name, the other %s does not',
    async (_, parameters) => {
      const operations = await operationsOf(specOf({ parameters }, '/things/{id}'))

      expect(operations).toContain("id: { in: 'path', type: 'string' }")
      expect(operations).toContain(
        "id_query: { in: 'query', type: 'string', as: { style: 'form', explode: true, name: 'id' } }",
      )
      expect(operations).toContain('}, parameters, otherParameters, ')
    },
  )

  it('are both sent under the name of the spec', async () => {
    const content = specOf({ parameters: [inPath, id('query'), id('header'), id('cookie')] }, '/things/{id}')

    const { url, headers } = await sentBy(content, {
      id: 'p',
      id_query: 'q',
      id_header: 'h',
      id_cookie: 'c',
    })

    expect(url).toBe('https://tiny.example.org/things/p?id=q')
    expect(headers).toMatchObject({ id: 'h', cookie: 'id=c' })
  })

  it('are both typed', async () => {
    const problems = await compiled(
      specOf({ parameters: [inPath, id('query', { required: true })] }, '/things/{id}'),
      `export const call = () => api.tiny.callThings({ id: 'a', id_query: 'b' })
// @ts-expect-error both are required
export const wrong = () => api.tiny.callThings({ id: 'a' })
`,
    )

    expect(problems).toEqual([])
  })

  it('keep the style of the renamed one', async () => {
    const list = { type: 'array', items: text }
    const parameters = [inPath, id('query', { schema: list, explode: false })]

    const { url } = await sentBy(specOf({ parameters }, '/things/{id}'), { id: 'p', id_query: ['a', 'b'] })

    expect(url).toBe('https://tiny.example.org/things/p?id=a,b')
  })

  it('do not affect a third one that already has the new name', async () => {
    const parameters = [inPath, { name: 'id_query', in: 'query', schema: { type: 'integer' } }, id('query')]

    const { url } = await sentBy(specOf({ parameters }, '/things/{id}'), {
      id: 'p',
      id_query: 1,
      id_query2: 'q',
    })

    expect([...new URL(url).searchParams]).toEqual([
      ['id_query', '1'],
      ['id', 'q'],
    ])
  })
})

it('a header that is declared twice with different capitals is one', async () => {
  const header = (name: string) => ({ name, in: 'header', schema: text })

  const operations = await operationsOf(specOf({ parameters: [header('X-Id'), header('x-id')] }))

  expect(operations).toContain("params: { 'X-Id': { in: 'header', type: 'string' } }")
})
