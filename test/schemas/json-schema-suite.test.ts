import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from '../../src/generator/document/document.ts'
import { printedChecks } from '../support/printed-checks.ts'
import { printedSchemas } from '../support/printed-schemas.ts'

interface SuiteGroup {
  readonly description: string
  readonly schema: JsonObject
  readonly tests: readonly { readonly description: string; readonly data: Json; readonly valid: boolean }[]
}

const { resolve } = createRequire(import.meta.url)
const folder = join(dirname(resolve('json-schema-test-suite/package.json')), 'tests/draft4')

/** Files of the suite that are not about checking values with one schema. */
const leftOut: Readonly<Record<string, string>> = {
  'definitions.json': 'refers to the schema of schemas, by its address',
  'ref.json':
    'references are led to components before they get here (test/generator/found-references.test.ts)',
  'refRemote.json': 'refers to other documents',
}

const files = readdirSync(folder).filter((file) => file.endsWith('.json') && !(file in leftOut))

/** Draft 4 as 2020-12, which OpenAPI uses; limits with flags stay, because OpenAPI 3.0 has them. */
function modern(schema: Json): Json {
  if (typeof schema !== 'object' || !schema || Array.isArray(schema)) return schema
  const { dependencies, items, additionalItems, ...rest } = schema
  const dependents = Object.entries((dependencies ?? {}) as JsonObject)
  const pick = (isList: boolean) =>
    Object.fromEntries(dependents.filter(([, each]) => Array.isArray(each) === isList))
  return {
    ...rest,
    ...(Array.isArray(items)
      ? { prefixItems: items, items: additionalItems ?? true }
      : items !== undefined && { items }),
    ...(dependents.length && { dependentRequired: pick(true), dependentSchemas: pick(false) }),
  }
}

/** Deliberate differences between our schemas and JSON Schema. */
const deliberate: Readonly<Record<string, readonly string[]>> = {
  'unknown fields are never refused': [
    'additionalProperties being false does not allow other properties: an additional property is invalid',
  ],
  'what has properties or items is an object or a list, as its type says': [
    'a schema given for items: ignores non-arrays',
    'additionalProperties being false does not allow other properties: ignores non-objects',
    'object properties validation: ignores non-objects',
  ],
  'oneOf takes what several of its forms take': [
    'oneOf: both oneOf valid',
    'oneOf with base schema: both oneOf valid',
  ],
}

/** Whether the printed schema accepts a value. */
const judges: Readonly<Record<string, (schema: Json) => (value: unknown) => boolean | undefined>> = {
  'zod schemas': (schema) => {
    const { refused } = printedSchemas({ Thing: schema })
    return (value) => !refused.Thing?.(value).length
  },
  'compiled checks': (schema) => {
    const { takes } = printedChecks({ Thing: schema })
    return (value) => takes.Thing?.(value)
  },
}

describe.each(Object.entries(judges))('of the JSON Schema Test Suite, by %s', (_, judge) => {
  it.each(files)('%s has the expected result, except where we differ on purpose', (file) => {
    const groups = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as SuiteGroup[]

    const judged = groups.flatMap(({ description, schema, tests }) => {
      const accepts = judge(modern(schema))
      return tests.map((test) => ({
        title: `${description}: ${test.description}`,
        isRight: test.valid === accepts(test.data),
      }))
    })

    const wrong = judged.filter(({ isRight }) => !isRight).map(({ title }) => title)
    const titles = new Set(judged.map(({ title }) => title))
    const known = Object.values(deliberate).flat()
    expect(judged.length).toBeGreaterThan(0)
    expect(wrong.sort()).toEqual(known.filter((title) => titles.has(title)).sort())
  })

  it('no excluded file is gone', () => {
    const all = readdirSync(folder)

    expect(Object.keys(leftOut).filter((file) => !all.includes(file))).toEqual([])
  })
})
