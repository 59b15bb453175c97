import { createMock as create } from '../../../mocks/create-mock.ts'
import { createIdsAndTimes } from '../../../mocks/ids-and-times.ts'
import type { Mock } from '../../../mocks/mock.ts'
import type { MockOptions } from '../../../mocks/options.ts'
import { createStore, type Rows, type Seeder, type Seeds } from '../../../mocks/rows.ts'
import { createTokens } from '../../../mocks/tokens.ts'
import type { SandboxOperations } from '../types.gen.ts'
import { createHandlers } from './handlers.ts'
import { type SandboxCollections, sandboxCollections } from './rows.ts'
import { createVendor, type SandboxCaller } from './vendor.ts'

export type * from '../../../mocks/public.ts'
export type { PushRow, PushSeed, SandboxRow, SandboxSeed } from './rows.ts'
export type { SandboxCaller } from './vendor.ts'

/** Names of the operations. */
export type SandboxOperation = keyof SandboxOperations

/** The mock of Valstorm's sandbox API. */
export type SandboxMock = Mock<SandboxOperation, Rows<SandboxCollections>, Seeder<SandboxCollections>>

/** Options of the mock. */
export interface SandboxMockOptions
  extends MockOptions<SandboxOperation, Seeds<SandboxCollections>, SandboxCaller> {
  /**
   * Whether users added to a sandbox are still in it after a refresh; the vendor doesn't document this.
   * @default false
   */
  refreshKeepsUsers?: boolean | undefined
}

/**
 * Creates a stateful mock of Valstorm's sandbox API. Every non-empty bearer token is accepted and belongs to an
 * administrator, unless you set `token` or `tokens`.
 *
 * @example
 * import { createClient } from 'sdk/sandbox'
 * import { createMock } from 'sdk/sandbox/mocks'
 *
 * const mock = createMock({ seed: { sandboxes: [{ sandbox_name: 'dev' }] } })
 * const client = createClient({ fetch: mock.fetch, token: 'any' })
 */
export function createMock(options: SandboxMockOptions = {}): SandboxMock {
  const idsAndTimes = createIdsAndTimes(options.idSeed, options.clock)
  const store = createStore(sandboxCollections(idsAndTimes))
  return create<SandboxOperations, SandboxCaller, SandboxCollections>(
    {
      vendor: createVendor(createTokens<SandboxCaller>(options, {})),
      handlers: createHandlers(store.rows, options.refreshKeepsUsers ?? false),
      store,
      idsAndTimes,
    },
    options,
  )
}
