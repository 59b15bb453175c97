import { describe, expect, it } from 'vitest'
import { editor } from '../../support/compile.ts'
import { generated, spec, specOf } from '../../support/generated.ts'
import { blocksOf, brokenLinks } from '../../support/reference.ts'

const answer = (schema: object, more: object = {}) => ({
  responses: { 200: { description: 'Yes.', content: { 'application/json': { schema, ...more } } } },
})
const withBody = (schema: object, more: object = {}) => ({
  requestBody: { content: { 'application/json': { schema, ...more } } },
})
const referenceOf = async (content: object) => (await generated(content)).reference

describe('a page can be generated from a spec', () => {
  it('without tags, summaries, descriptions and examples', async () => {
    const page = await referenceOf(specOf({ operationId: undefined, ...answer({ type: 'object' }) }))

    expect(page).toContain('## Operations\n\n- [`getThings`](#getthings)\n')
    expect(page).toContain(
      '### `getThings`\n\n`GET /things`\n\n```ts\nconst { data } = await client.getThings()\n```',
    )
    expect(page).toContain('**Response 200:** [`GetThingsData`](#getthingsdata). Yes.\n\n```json\n{}\n```')
    expect(page).not.toMatch(/undefined[^`]*$/m)
  })

  it('with a tag that is used but not declared', async () => {
    const page = await referenceOf(specOf({ tags: ['Things'], ...answer({ type: 'object' }) }))

    expect(page).toContain('## Operations\n\n**Things**\n\n- [`callThings`](#callthings)\n')
  })

  it('with recursive schemas', async () => {
    const schemas = {
      Node: {
        type: 'object',
        required: ['next', 'all'],
        properties: {
          next: { $ref: '#/components/schemas/Node' },
          all: { type: 'array', items: { $ref: '#/components/schemas/Node' } },
        },
      },
    }
    const node = { $ref: '#/components/schemas/Node' }

    const page = await referenceOf(
      specOf({ ...answer(node), ...withBody(node) }, '/things', 'post', { components: { schemas } }),
    )

    expect(page).toContain('await client.callThings(null, ')
    expect(page).toContain('### `Node`\n\n```ts\nexport interface Node {')
    expect(brokenLinks(page)).toEqual([])
  })

  it('with objects that are made with allOf', async () => {
    const schema = {
      allOf: [
        { type: 'object', required: ['a'], properties: { a: { type: 'string', example: 'x' } } },
        { type: 'object', properties: { b: { type: 'integer', example: 2 } } },
      ],
    }

    const page = await referenceOf(specOf(withBody(schema), '/things', 'post'))

    expect(page).toContain("await client.callThings(null, { a: 'x', b: 2 })")
  })

  it('with a union of a thousand members', async () => {
    const schemas = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [
        `Kind${index}`,
        {
          type: 'object',
          required: ['kind'],
          properties: { kind: { type: 'string', const: `kind-${index}` } },
        },
      ]),
    )
    const oneOf = Object.keys(schemas).map((name) => ({ $ref: `#/components/schemas/${name}` }))

    const page = await referenceOf(
      specOf({ ...answer({ oneOf }), ...withBody({ anyOf: oneOf }) }, '/things', 'post', {
        components: { schemas },
      }),
    )

    expect(page).toContain("await client.callThings(null, { kind: 'kind-0' })")
    expect(page).toContain('### `Kind999`')
  })

  it('with an object of a thousand fields, of which the page shows the required ones', async () => {
    const properties = Object.fromEntries(
      Array.from({ length: 1000 }, (_, index) => [`field${index}`, { type: 'string' }]),
    )

    const page = await referenceOf(specOf(answer({ type: 'object', required: ['field7'], properties })))

    expect(page).toContain('```json\n{\n  "field7": "string"\n}\n```')
  })

  it('with pipes, line breaks, code and HTML in a description', async () => {
    const description = 'One | two\n\n- `a|b`\n- <b>three</b>\n\n| x | y |\n| - | - |'
    const parameters = [
      { name: 'id', in: 'query', description, schema: { type: 'string', pattern: '^(a|`b`)\\|$' } },
    ]

    const page = await referenceOf(specOf({ parameters }))

    const row = page.split('\n').find((line) => line.startsWith('| `id`'))
    expect(row).toBe(
      '| `id` | query | `string` | no | pattern ``^(a\\|`b`)\\\\|$`` | One \\| two - `a\\|b` - <b>three</b> \\| x \\| y \\| \\| - \\| - \\| |',
    )
  })

  it('with headings, comments and open code in a description', async () => {
    const description = '# Usage\n\n## Schemas ##\n<!-- lost\n```ts\nconst not = ours\n# no heading'

    const page = await referenceOf(specOf({ description, ...answer({ type: 'object' }) }))

    expect(page.match(/^## Schemas/gm)).toHaveLength(1)
    expect(page).toContain(
      '**Usage**\n\n**Schemas**\n&lt;!-- lost\n```\nconst not = ours\n# no heading\n```\n\n`GET /things`',
    )
    expect(blocksOf(page, 'ts').join()).not.toContain('ours')
  })

  it('with examples that have a broken reference or the wrong type', async () => {
    const parameters = [
      { name: 'id', in: 'query', required: true, example: 'seven', schema: { type: 'integer' } },
    ]
    const page = await referenceOf(
      specOf({
        parameters,
        ...answer({ type: 'object' }, { examples: { gone: { $ref: '#/components/examples/Gone' } } }),
      }),
    )

    expect(page).toContain('client.callThings({ id: 0 })')
    expect(page).toContain('```json\n{}\n```')
  })

  it('with operations and schemas whose names differ only in case', async () => {
    const schemas = { CallThings: { type: 'object' }, callthings: { type: 'object' } }
    const page = await referenceOf(
      specOf(answer({ $ref: '#/components/schemas/CallThings' }), '/things', 'get', {
        components: { schemas },
      }),
    )

    expect(brokenLinks(page)).toEqual([])
    expect(page).toContain('[`CallThings`](#callthings-1)')
  })

  it('with only parameters, an optional body and no response: calls that compile', async () => {
    const content = spec({
      security: [],
      paths: {
        '/a/{id}': {
          put: {
            operationId: 'putA',
            parameters: [
              { name: 'id', in: 'path', required: true, schema: { type: 'integer' } },
              { name: 'on', in: 'query', required: true, schema: { type: 'boolean' } },
              {
                name: 'tags',
                in: 'query',
                required: true,
                schema: { type: 'array', items: { enum: ['x', 'y'] } },
              },
              { name: 'X-Key', in: 'header', required: true, schema: { type: 'string' } },
            ],
            ...withBody({
              type: 'object',
              properties: {
                id: { type: 'string', readOnly: true },
                at: { type: 'string', format: 'date-time' },
              },
            }),
            responses: { 204: { description: 'Done.' } },
          },
        },
      },
    })
    const files = await generated(content)
    const calls = blocksOf(files.reference, 'ts').filter((text) => text.includes('client.putA'))
    const folder = 'src/apis/tiny'
    const { problems } = editor({
      [`${folder}/types.gen.ts`]: files.types,
      [`${folder}/operations.gen.ts`]: files.operations,
      [`${folder}/index.ts`]: files.index,
      [`${folder}/call.ts`]: `import { tiny as client } from './index.ts'\n${calls.at(-1)}`,
    })

    expect(files.reference).toContain(
      "await client.putA(\n  { id: 0, on: true, tags: ['x'], 'X-Key': 'string' },",
    )
    expect(problems(`${folder}/call.ts`)).toEqual([])
  })
})
