import fc from 'fast-check'
import { connect as connectEnvironments } from 'sdk/environments'
import { createMock as mockEnvironments } from 'sdk/environments/mocks'
import { connect as connectPipelines } from 'sdk/pipelines'
import { createMock as mockPipelines } from 'sdk/pipelines/mocks'
import { connect as connectSandbox } from 'sdk/sandbox'
import { createMock as mockSandbox } from 'sdk/sandbox/mocks'
import { describe, expect, it } from 'vitest'
import { environmentsOperations as environments } from '../../src/apis/environments/operations.gen.ts'
import { pipelinesOperations as pipelines } from '../../src/apis/pipelines/operations.gen.ts'
import { sandboxOperations as sandbox } from '../../src/apis/sandbox/operations.gen.ts'
import type { Operation } from '../../src/runtime/operation.ts'
import { arbitraryOf } from '../support/arbitrary.ts'
import { checks, type GroupName, generatedSchemas } from '../support/checks.ts'

const operations: Record<GroupName, Readonly<Record<string, Operation>>> = {
  sandbox,
  environments,
  pipelines,
}

/** A mock with the row that the operations of a group need, and a strict connection to it. */
function mocked(group: GroupName) {
  const { schemas } = generatedSchemas[group]
  const options = { token: 'fake', schemas, validate: 'strict', retry: false } as const
  if (group === 'sandbox') {
    const mock = mockSandbox({ seed: { sandboxes: [{ sandbox_name: 'seeded' }] }, recordCalls: false })
    const params = { name: 'seeded' }
    return { mock, params, connection: connectSandbox({ ...options, fetch: mock.fetch }) }
  }
  if (group === 'environments') {
    const mock = mockEnvironments({ recordCalls: false })
    const [row] = mock.seed.environments([{ name: 'seeded', private: false }])
    const params = { project_id: '@current', id: row?.id }
    return { mock, params, connection: connectEnvironments({ ...options, fetch: mock.fetch }) }
  }
  const mock = mockPipelines({ recordCalls: false })
  return { mock, params: {}, connection: connectPipelines({ ...options, fetch: mock.fetch }) }
}

/** What a mock refuses by choice, if the vendor's rule is unknown and the spec leaves it open. */
const refusedByChoice = ({ name, api_token: token }: Record<string, unknown>, group: GroupName) =>
  (group === 'sandbox' && name === '') || (group === 'pipelines' && token === '')

const bodies = checks.filter(({ part }) => part === 'body')

describe('random bodies that the spec allows', { timeout: 120_000 }, () => {
  it('are those of the 7 operations that take one', () => {
    expect(bodies.map(({ title }) => title)).toHaveLength(7)
  })

  it.each(bodies.map((check) => [check.title, check] as const))(
    'pass the strict client and the mock, 10,000 of them: %s',
    async (_, { group, operation, schema, spec }) => {
      const called = operations[group][operation] as Operation
      const names = Object.keys(called.definition.params ?? {})

      await fc.assert(
        fc.asyncProperty(arbitraryOf(schema, 'request', spec), async (body) => {
          fc.pre(!refusedByChoice(Object(body), group))
          const { connection, params } = mocked(group)
          const given = Object.fromEntries(Object.entries(params).filter(([name]) => names.includes(name)))

          const { response } = await connection.call(called, given, body)

          expect(response.ok).toBe(true)
        }),
        { numRuns: 10_000, seed: 20261123 },
      )
    },
  )
})
