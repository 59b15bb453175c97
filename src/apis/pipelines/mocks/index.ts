import { createMock as create } from '../../../mocks/create-mock.ts'
import { createIdsAndTimes } from '../../../mocks/ids-and-times.ts'
import type { Mock } from '../../../mocks/mock.ts'
import type { MockOptions } from '../../../mocks/options.ts'
import { createStore, type Rows, type Seeder, type Seeds } from '../../../mocks/rows.ts'
import type { PipelinesOperations } from '../types.gen.ts'
import { createFailures, type ErrorForm } from './errors.ts'
import { createHandlers } from './handlers.ts'
import { createOrganizations, type PipelinesCaller } from './organizations.ts'
import { type PipelineCollections, pipelineCollections, type RequestRow } from './rows.ts'
import { type Admitted, createVendor } from './vendor.ts'

export type * from '../../../mocks/public.ts'
export type { ErrorForm } from './errors.ts'
export type { PipelinesCaller } from './organizations.ts'
export type { PipelineRow, PipelineSeed, RequestRow, RequestSeed, RequestStatus } from './rows.ts'

/** Names of the operations. */
export type PipelinesOperation = keyof PipelinesOperations

/** The mock of epilot's pipelines. */
export interface PipelinesMock
  extends Mock<PipelinesOperation, Rows<PipelineCollections>, Seeder<PipelineCollections>> {
  /** Decides a sandbox request, as epilot does by hand. Throws if there is no such request. */
  readonly decide: (requestId: string, status: 'created' | 'rejected') => RequestRow
}

/** Options of the mock. */
export interface PipelinesMockOptions
  extends MockOptions<PipelinesOperation, Seeds<PipelineCollections>, PipelinesCaller> {
  /**
   * The format of error bodies; the real one is unknown.
   * @default 'status'
   */
  errorForm?: ErrorForm | undefined
}

/**
 * Creates a stateful mock of epilot's sandbox pipelines. Every non-empty bearer token is accepted and belongs to
 * organization 54321, unless you set `token` or `tokens`. The first `api_token` that the mock receives belongs to
 * organization 12345, the next one to 12346, and so on; from then on it is also valid as a bearer token of that
 * organization.
 *
 * @example
 * import { createClient } from 'sdk/pipelines'
 * import { createMock } from 'sdk/pipelines/mocks'
 *
 * const mock = createMock({ seed: { pipelines: [{ pipeline_id: 'example' }] } })
 * const client = createClient({ fetch: mock.fetch, token: 'any' })
 */
export function createMock(options: PipelinesMockOptions = {}): PipelinesMock {
  const idsAndTimes = createIdsAndTimes(options.idSeed, options.clock)
  const organizations = createOrganizations(options, idsAndTimes)
  const failures = createFailures(options.errorForm ?? 'status')
  const store = createStore(pipelineCollections(idsAndTimes, organizations.nextId))
  const mock = create<PipelinesOperations, Admitted, PipelineCollections>(
    {
      vendor: createVendor(organizations, failures),
      handlers: createHandlers(store.rows, organizations, failures, idsAndTimes),
      store,
      idsAndTimes,
      onReset: organizations.reset,
    },
    options,
  )
  return {
    ...mock,
    decide(requestId, status) {
      const row = store.rows.requests.find(({ id }) => id === requestId)
      if (!row) throw new Error(`there is no sandbox request ${requestId}`)
      row.status = status
      return row
    },
  }
}
