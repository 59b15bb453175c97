import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { editor } from '../support/compile.ts'
import { spec, specOf, specWithSchemas } from '../support/generated.ts'
import { checksFile, loadedChecks } from '../support/generated-schemas.ts'
import { printedChecks } from '../support/printed-checks.ts'

const json = (schema: object) => ({ description: 'Yes.', content: { 'application/json': { schema } } })
const textOf = (group: string) => readFileSync(`src/apis/${group}/checks.gen.ts`, 'utf8')

/** The compiler's messages about a checks file, with every rule about unused code. */
function problems(source: string) {
  const path = 'src/apis/tiny/checks.gen.ts'
  const options = { noUnusedLocals: true, noUnusedParameters: true, noPropertyAccessFromIndexSignature: true }
  return editor({ [path]: source }, options).problems(path)
}

describe('the checks file', { timeout: 60_000 }, () => {
  it('starts with its spec, imports the building blocks of checks, and has one export per operation', async () => {
    const text = await checksFile(
      specOf(
        {
          parameters: [{ name: 'limit', in: 'query', schema: { type: 'integer' } }],
          requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
          responses: {
            200: json({ type: 'array', items: { type: 'string' } }),
            404: json({ type: 'object' }),
          },
        },
        '/things',
        'post',
      ),
    )

    expect(text).toBe(`// Generated from specs/tiny.json by \`npm run generate\`; do not edit.

import * as is from '../../checks/index.ts'

const CallThingsParams: is.Check = (v, a, k) => is.object(v, a, k) && is.end(a,
    (v.limit === undefined ? 1 : is.int(v.limit, a, 'limit')));
const CallThingsBody: is.Check = is.bare;
const CallThingsData: is.Check = (v, a, k) => is.array(v, a, k, is.text);

/** \`POST /things\` */
export const callThings: is.OperationChecks = { params: CallThingsParams, body: CallThingsBody, response: { 200: CallThingsData } }

/** The checks of every operation, for the option \`schemas\`. */
export const checks: is.Schemas = /*#__PURE__*/ is.defineChecks({
  callThings,
})
`)
  })

  it('has a check for an operation that declares nothing', async () => {
    const text = await checksFile(spec())

    expect(text).toContain('export const listThings: is.OperationChecks = {}\n')
    expect(problems(text)).toEqual([])
  })

  it('contains only checks that operations need, each once', async () => {
    const text = await checksFile(
      specOf({ responses: { 200: json({ $ref: '#/components/schemas/Used' }) } }, '/things', 'get', {
        components: {
          schemas: {
            Used: {
              type: 'object',
              required: ['a', 'b'],
              properties: {
                a: { type: 'array', items: { type: 'string', maxLength: 5 } },
                b: { type: 'array', items: { type: 'string', maxLength: 5 } },
              },
            },
            Unused: { type: 'string', format: 'uuid' },
          },
        },
      }),
    )

    expect(text).not.toMatch(/Unused|uuid/)
    expect(text.match(/is\.text\(v, a, k, 0, 5\)/g)).toHaveLength(1)
  })

  it.each(['is', 'checks'])('renames an operation that has a name the file uses itself: %s', async (id) => {
    expect(await checksFile(specOf({ operationId: id }))).toContain(`export const ${id}_: `)
  })

  it('gives constants names that no component has', async () => {
    const text = await checksFile(
      specWithSchemas({ c1: { type: 'string', enum: ['a'] }, Other: { type: 'string', pattern: 'a' } }),
    )

    expect(problems(text)).toEqual([])
  })

  it('compiles under the strictest compiler options', async () => {
    const text = await checksFile(
      specWithSchemas({
        Node: {
          type: 'object',
          required: ['id', 'any', 'x-id'],
          properties: {
            id: { type: 'integer', format: 'int32', minimum: 1 },
            any: {},
            'x-id': { type: 'string', format: 'uuid' },
            constructor: { type: 'string' },
            next: { $ref: '#/components/schemas/Node' },
            either: { oneOf: [{ type: 'string' }, { type: 'null' }, { $ref: '#/components/schemas/Node' }] },
          },
        },
        Tuple: { type: 'array', prefixItems: [{ type: 'string' }, {}], items: false, minItems: 1 },
        Map: { type: 'object', propertyNames: { pattern: '^a' }, additionalProperties: { type: 'number' } },
        Rules: {
          type: 'object',
          minProperties: 1,
          patternProperties: { '^x-': { const: { a: 1 } } },
          not: { required: ['b'] },
          if: { required: ['c'] },
          ...Object.fromEntries([['then', { required: ['d'] }]]),
          dependentRequired: { e: ['f'] },
        },
        List: { type: 'array', uniqueItems: true, contains: { type: 'string' }, items: {} },
      }),
    )

    expect(problems(text)).toEqual([])
  })

  it('of every group compiles', () => {
    for (const group of ['sandbox', 'environments', 'pipelines']) expect(problems(textOf(group))).toEqual([])
  })

  it('is one expression per check: no statements, no code built from strings', () => {
    for (const group of ['sandbox', 'environments', 'pipelines'])
      expect(textOf(group)).not.toMatch(/=> \{|\breturn\b|\beval\b|new Function|\blet\b/)
  })

  it('is the same when it is generated again', async () => {
    const content = specWithSchemas({ B: { $ref: '#/components/schemas/A' }, A: { type: 'string' } })

    expect(await checksFile(content)).toBe(await checksFile(content))
  })
})

describe('a check', () => {
  it('of a recursive schema goes as deep as the value', () => {
    const { takes } = printedChecks({
      Node: {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'integer' }, next: { $ref: '#/components/schemas/Node' } },
      },
    })

    expect(takes.Node?.({ id: 1, next: { id: 2, next: { id: 3 } } })).toBe(true)
    expect(takes.Node?.({ id: 1, next: { id: 2, next: { id: 'x' } } })).toBe(false)
  })

  it('checks a value against the schema that its discriminator names', () => {
    const form = (type: string, field: string) => ({
      type: 'object',
      required: ['type', field],
      properties: { type: { type: 'string', enum: [type] }, [field]: { type: 'string' } },
    })
    const { issues, source } = printedChecks({
      Pet: {
        oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/__proto__' }],
        discriminator: { propertyName: 'type' },
      },
      Cat: form('cat', 'meow'),
      Dog: form('__proto__', 'bark'),
      Both: {
        oneOf: [{ $ref: '#/components/schemas/Cat' }, { $ref: '#/components/schemas/Dog' }],
        discriminator: { propertyName: 'type' },
      },
    })
    const at = (value: unknown) => issues.Both?.(value).map(({ path, code }) => `${path?.join('.')} ${code}`)

    expect(source).toContain("is.tagged(v, a, k, 'type', ")
    expect(at({ type: 'cat', meow: 'x' })).toEqual([])
    expect(at({ type: '__proto__', bark: 'x' })).toEqual([])
    expect(at({ type: 'cat', bark: 'x' })).toEqual(['meow invalid_type'])
    expect(at({ type: 'toString' })).toEqual(['type invalid_union'])
    expect(at({})).toEqual(['type invalid_union'])
  })

  it('neither changes nor copies the value', () => {
    const { takes } = printedChecks({
      Thing: { type: 'object', properties: { list: { type: 'array', items: { type: 'integer' } } } },
    })
    const value = Object.freeze({ list: Object.freeze([1, 2]), more: Object.freeze({}) })

    expect(takes.Thing?.(value)).toBe(true)
    expect(value).toEqual({ list: [1, 2], more: {} })
  })

  it('of an operation is named after it', async () => {
    const { checks } = await loadedChecks(specOf({ responses: { 200: json({ type: 'string' }) } }))

    expect(Object.keys(checks)).toEqual(['callThings'])
  })
})
