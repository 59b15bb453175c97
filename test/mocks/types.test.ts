import { setupServer } from 'msw/node'
import { createMock as createEnvironments } from 'sdk/environments/mocks'
import { createMocks } from 'sdk/mocks'
import { serve } from 'sdk/mocks/server'
import { createMock as createPipelines } from 'sdk/pipelines/mocks'
import type { SandboxOperations } from 'sdk/sandbox'
import { createMock } from 'sdk/sandbox/mocks'
import { expect, expectTypeOf, it } from 'vitest'
import type { Handlers } from '../../src/mocks/vendor.ts'

it('refuses a wrong field, a wrong value and a wrong name when seeding', () => {
  const mock = createMock()
  // @ts-expect-error no such field
  mock.seed.sandboxes([{ name: 'dev' }])
  // @ts-expect-error no such value
  createEnvironments({ seed: { environments: [{ network_access_level: 'open' }] } })
  // @ts-expect-error no such collection
  expect(() => createPipelines({ seed: { sandboxes: [] } })).toThrow()
  // @ts-expect-error no such status
  createPipelines({ seed: { requests: [{ status: 'done' }] } })
  // @ts-expect-error no such field
  createMocks({ seed: { sandbox: { sandboxes: [{ id: 1 }] } } })
})

it('refuses operations and faults that do not exist', () => {
  const mock = createMock()
  // @ts-expect-error another group's operation
  expect(() => mock.fail('listPipelines', 500)).toThrow(TypeError)
  // @ts-expect-error no such fault
  expect(() => mock.fail('*', 'explode')).toThrow(TypeError)
  // @ts-expect-error no such operation
  expect(() => createMock({ latencyMs: { listPipelines: 5 } })).toThrow(TypeError)
})

it('types rows, calls and handlers', () => {
  const mock = createMock()

  expectTypeOf(mock.state.sandboxes[0]?.users).toEqualTypeOf<string[] | undefined>()
  expectTypeOf(mock.calls[0]?.operation).toEqualTypeOf<keyof SandboxOperations | undefined>()
  expectTypeOf(mock.calls[0]?.body).toEqualTypeOf<unknown>()
  expectTypeOf(setupServer).toBeCallableWith(...mock.handlers)
})

it('refuses a handler that returns a wrong shape or an undeclared status', () => {
  const handlers: Partial<Handlers<SandboxOperations, null>> = {
    listSandboxes: () => ({ data: [{ id: 'x', sandbox_name: 'dev' }] }),
    // @ts-expect-error an id is a string
    createSandbox: () => ({ data: { id: 1 } }),
    // @ts-expect-error 409 is not declared
    deleteSandbox: () => ({ status: 409, body: { detail: 'Conflict' } }),
    // @ts-expect-error the body of 422 is a list of problems
    refreshSandbox: () => ({ status: 422, body: { detail: 'Field required' } }),
  }

  expect(Object.keys(handlers)).toHaveLength(4)
})

it('types the groups that a server serves, and refuses a mistyped one', async () => {
  const server = await serve({ mocks: createMocks() })
  await server.close()

  expectTypeOf(server.baseUrls).toEqualTypeOf<
    Readonly<Record<'sandbox' | 'environments' | 'pipelines', string>>
  >()
  // @ts-expect-error no such group
  expect(server.baseUrls.sanbox).toBeUndefined()
})
