import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pagesOf, target } from '../../scripts/generate/repository.ts'
import { publicNames } from '../../src/generator/document/names.ts'
import { generateTypes } from '../../src/generator/print/generate-types.ts'
import { printIndex } from '../../src/generator/print/print-index.ts'
import { printOperations } from '../../src/generator/print/print-operations.ts'
import { printTypes } from '../../src/generator/print/print-types.ts'
import { type ReadOptions, readGroup } from '../../src/generator/read/read-group.ts'
import { printReference } from '../../src/generator/reference/print-reference.ts'
import { editor } from './compile.ts'

/** A spec with one operation, for tests to change. */
export const spec = (changes: object = {}) => ({
  openapi: '3.1.0',
  info: { title: 'Tiny', version: '1' },
  servers: [{ url: 'https://tiny.example.org' }],
  paths: { '/things': { get: { operationId: 'listThings', responses: { 200: { description: 'Yes.' } } } } },
  ...changes,
})

/** A spec with one operation, changed by the test. */
export const specOf = (operation: object, path = '/things', method = 'get', changes: object = {}) =>
  spec({
    paths: {
      [path]: {
        [method]: { operationId: 'callThings', responses: { 200: { description: 'Yes.' } }, ...operation },
      },
    },
    ...changes,
  })

/** A spec with component schemas, and an operation that returns all of them. */
export const specWithSchemas = (schemas: object, version = '3.1.0') => {
  const properties = Object.fromEntries(
    Object.keys(schemas).map((name) => [name, { $ref: `#/components/schemas/${name}` }]),
  )
  const content = { 'application/json': { schema: { type: 'object', properties } } }
  return specOf({ responses: { 200: { description: 'Yes.', content } } }, '/things', 'get', {
    openapi: version,
    components: { schemas },
  })
}

/** The files that the generator creates for a spec, without writing them. `others` are files next to it, by name. */
export async function generated(
  content: object | string,
  file = 'tiny.json',
  others: Record<string, object> = {},
  options: ReadOptions = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'spec-'))
  try {
    writeFileSync(join(folder, file), typeof content === 'string' ? content : JSON.stringify(content))
    for (const [name, other] of Object.entries(others))
      writeFileSync(join(folder, name), JSON.stringify(other))
    const group = await readGroup(join(folder, file), options)
    const types = await generateTypes(group, publicNames())
    return {
      types: printTypes(group, types, target),
      operations: printOperations(group, types, target),
      index: printIndex(group, target, 'sdk/tiny'),
      reference: printReference(group, types, target, pagesOf('tiny')),
      notes: group.notes,
      schemas: types.schemas,
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The compiler's messages about generated files, and about code that uses them. */
export async function compiled(content: object, use = '') {
  const { types, operations, index } = await generated(content)
  const folder = 'src/apis/tiny'
  const { problems } = editor({
    [`${folder}/types.gen.ts`]: types,
    [`${folder}/operations.gen.ts`]: operations,
    [`${folder}/index.ts`]: index,
    [`${folder}/use.ts`]: `import * as api from './index.ts'\nexport const used = api\n${use}`,
  })
  return ['types.gen.ts', 'operations.gen.ts', 'index.ts', 'use.ts'].flatMap((file) =>
    problems(`${folder}/${file}`).map((problem) => `${file}:${problem}`),
  )
}
