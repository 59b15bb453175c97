import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import * as environments from 'sdk/environments'
import * as pipelines from 'sdk/pipelines'
import * as sandbox from 'sdk/sandbox'
import ts from 'typescript'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Group, OperationModel } from '../../../src/generator/model.ts'
import { exampleArguments, exampleCall } from '../../../src/generator/print/example-call.ts'
import { sampleOf } from '../../../src/generator/views/sample.ts'
import { createMocks } from '../../../src/mocks/index.ts'
import type { OperationSchemas, StandardSchema } from '../../../src/runtime/validation/schemas.ts'
import { generatedSchemas } from '../../support/checks.ts'
import { accepts } from '../../support/generated-schemas.ts'
import { projectRoot } from '../../support/project-copy.ts'
import { groups } from '../../support/reference.ts'

const modules = { sandbox, environments, pipelines }
const seed = JSON.parse(readFileSync(join(projectRoot, 'examples/rows.json'), 'utf8'))

type Name = keyof typeof modules

const operations = groups.flatMap((group) =>
  group.operations.map(
    (operation) => [`${group.name}.${operation.definition.id}`, group, operation] as const,
  ),
)
const schemasOf = ({ name }: Group, { definition }: OperationModel) =>
  (generatedSchemas[name as Name].schemas as unknown as Record<string, OperationSchemas>)[definition.id] ?? {}

it('the examples are those of 19 operations', () => {
  expect(operations).toHaveLength(19)
})

describe.each(operations)('%s', (_, group, operation) => {
  const schemas = schemasOf(group, operation)
  const refused = async (schema: StandardSchema | undefined, values: readonly unknown[]) => {
    const taken = await Promise.all(values.map((value) => accepts(schema, value)))
    return values.filter((_, index) => !taken[index])
  }

  it('is called in examples with what its schemas accept', async () => {
    const examples = exampleArguments(group, operation)

    expect(examples.length).toBeGreaterThan(0)
    expect(schemas.params !== undefined).toBe(operation.parameters.length > 0)
    expect(await refused(schemas.params, schemas.params ? examples.map(({ params }) => params) : [])).toEqual(
      [],
    )
    expect(await refused(schemas.body, schemas.body ? examples.map(({ body }) => body) : [])).toEqual([])
  })

  it('has responses in examples that its schemas accept', async () => {
    for (const { status, success, examples, kind } of operation.responses) {
      if (!success) continue
      expect(examples.length > 0).toBe(kind === 'json')
      const schema = schemas.response?.[status]
      expect(await refused(schema, schema ? examples.map(({ value }) => value) : [])).toEqual([])
    }
  })

  it('is sampled from its schemas when there are no examples', async () => {
    const { body, responses } = operation
    if (body) expect(await refused(schemas.body, [sampleOf(group, body.schema, 'request')])).toEqual([])
    for (const { status, success, schema } of responses) {
      const check = schemas.response?.[status]
      if (success && schema && check) {
        expect(await refused(check, [sampleOf(group, schema, 'response')])).toEqual([])
      }
    }
  })

  describe.each(exampleArguments(group, operation).map((given) => exampleCall(operation, given)))(
    '%s',
    (call) => {
      let answered: number | undefined

      beforeAll(async () => {
        const mocks = createMocks({ seed })
        const name = group.name as Name
        const client = modules[name].createClient({
          fetch: mocks[name].fetch,
          token: 'any',
          retry: false,
          schemas: generatedSchemas[name].schemas,
        })
        const run = new Function(
          'client',
          `return (async () => {\n${ts.transpile(call, { target: ts.ScriptTarget.ES2022 })}\n})()`,
        )
        await run(client)
        answered = mocks[name].calls[0]?.status
      })

      it('runs against the mock, strictly checked', () => {
        expect(answered).toBe(Number(operation.responses.find(({ success }) => success)?.status))
      })
    },
  )
})
