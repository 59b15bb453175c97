import { createMock as create } from '../../../mocks/create-mock.ts'
import { createIdsAndTimes } from '../../../mocks/ids-and-times.ts'
import type { Mock } from '../../../mocks/mock.ts'
import type { MockOptions } from '../../../mocks/options.ts'
import { createStore, type Rows, type Seeder, type Seeds } from '../../../mocks/rows.ts'
import { createTokens } from '../../../mocks/tokens.ts'
import type { EnvironmentsOperations } from '../types.gen.ts'
import type { EnvironmentsCaller } from './callers.ts'
import { createHandlers } from './handlers.ts'
import { type EnvironmentCollections, environmentCollections } from './rows.ts'
import { type Admitted, createVendor } from './vendor.ts'

export type * from '../../../mocks/public.ts'
export type { EnvironmentsCaller } from './callers.ts'
export type { EnvironmentRow, EnvironmentSeed } from './rows.ts'

/** Names of the operations. */
export type EnvironmentsOperation = keyof EnvironmentsOperations

/** The mock of PostHog's sandbox environments. */
export type EnvironmentsMock = Mock<
  EnvironmentsOperation,
  Rows<EnvironmentCollections>,
  Seeder<EnvironmentCollections>
>

/** Options of the mock. */
export interface EnvironmentsMockOptions
  extends MockOptions<EnvironmentsOperation, Seeds<EnvironmentCollections>, EnvironmentsCaller> {
  /**
   * The existing projects.
   * @default every number is a project
   */
  projects?: readonly number[] | undefined
  /**
   * The list of trusted domains; PostHog's real one is longer.
   * @default ['posthog.com', '*.posthog.com', 'github.com', 'api.github.com']
   */
  trustedDomains?: readonly string[] | undefined
}

/**
 * Creates a stateful mock of PostHog's sandbox environments. Every non-empty key is accepted and belongs to one user
 * with all scopes and projects, unless you set `token` or `tokens`.
 *
 * @example
 * import { createClient } from 'sdk/environments'
 * import { createMock } from 'sdk/environments/mocks'
 *
 * const mock = createMock({ tokens: { phx_a: { user: { id: 1 } }, phx_b: { user: { id: 2 }, scopes: ['task:read'] } } })
 * const client = createClient({ fetch: mock.fetch, token: 'phx_a' })
 */
export function createMock(options: EnvironmentsMockOptions = {}): EnvironmentsMock {
  const idsAndTimes = createIdsAndTimes(options.idSeed, options.clock)
  const store = createStore(environmentCollections(idsAndTimes))
  const { trustedDomains = ['posthog.com', '*.posthog.com', 'github.com', 'api.github.com'] } = options
  return create<EnvironmentsOperations, Admitted, EnvironmentCollections>(
    {
      vendor: createVendor(createTokens<EnvironmentsCaller>(options, {}), options.projects),
      handlers: createHandlers(store.rows, idsAndTimes, trustedDomains),
      store,
      idsAndTimes,
    },
    options,
  )
}
