import { expect, it } from 'vitest'
import { compiled, generated, specOf } from '../support/generated.ts'

const answer = (...types: string[]) => ({
  description: 'Yes.',
  content: Object.fromEntries(types.map((type) => [type, { schema: { type: 'string' } }])),
})

it.each([
  [
    'text/csv',
    'text',
    'string',
    '  options: answerOptions,\n}, accept, ownResponse, /*#__PURE__*/ streamedResponse())',
  ],
  [
    'application/zip',
    'binary',
    'Uint8Array',
    '  options: answerOptions,\n}, accept, ownResponse, /*#__PURE__*/ streamedResponse())',
  ],
  ['application/vnd.api+json', 'json', 'CallThingsData', '}, accept)'],
])('a response of %s is requested, and is %s', async (type, kind, data, end) => {
  const { operations, types } = await generated(specOf({ responses: { 200: answer(type) } }))

  expect(operations).toContain(
    `responses: { 200: '${kind}' },\n  accept: '${type}',\n  security: 'optional',\n${end}`,
  )
  expect(types).toMatch(new RegExp(`callThings: \\{[^}]*data: ${data}\n`))
})

it('plain JSON is preferred when there is a choice, and needs no accept field', async () => {
  const { operations } = await generated(
    specOf({ responses: { 200: answer('text/csv', 'application/json'), 204: { description: 'No.' } } }),
  )

  expect(operations).toContain("responses: { 200: 'json', 204: 'empty' },\n  security: 'optional',\n})")
})

it('schemas that no operation uses are left out, and listed', async () => {
  const schemas = {
    Used: { type: 'object', properties: { id: {} } },
    Unused: { $ref: '#/components/schemas/Alone' },
    Alone: {},
  }
  const content = { 'application/json': { schema: { $ref: '#/components/schemas/Used' } } }
  const spec = specOf({ responses: { 200: { description: 'Yes.', content } } }, '/things', 'get', {
    components: { schemas },
  })

  const { types, notes } = await generated(spec)

  expect(types).toContain('export interface Used')
  expect(types).not.toMatch(/Unused|Alone/)
  expect(notes).toEqual(['/components/schemas: no operation uses Unused, Alone; left out'])
  expect(await compiled(spec)).toEqual([])
})

it('an operation without a description has a comment without gaps', async () => {
  const { operations } = await generated(specOf({ responses: { 200: { description: 'Yes.' } } }))

  expect(operations).toContain('/**\n * `GET /things`\n')
})
