import {
  createMock as createEnvironments,
  type EnvironmentsMock,
  type EnvironmentsMockOptions,
} from '../apis/environments/mocks/index.ts'
import {
  createMock as createPipelines,
  type PipelinesMock,
  type PipelinesMockOptions,
} from '../apis/pipelines/mocks/index.ts'
import {
  createMock as createSandbox,
  type SandboxMock,
  type SandboxMockOptions,
} from '../apis/sandbox/mocks/index.ts'
import type { Mock } from './mock.ts'
import { createMockFetch } from './mock-fetch.ts'
import type { MswHandlers } from './msw.ts'
import type { MockOptions } from './options.ts'

export type {
  EnvironmentRow,
  EnvironmentSeed,
  EnvironmentsCaller,
  EnvironmentsMock,
  EnvironmentsMockOptions,
} from '../apis/environments/mocks/index.ts'
export type {
  PipelineRow,
  PipelineSeed,
  PipelinesCaller,
  PipelinesMock,
  PipelinesMockOptions,
  RequestRow,
  RequestSeed,
} from '../apis/pipelines/mocks/index.ts'
export type {
  PushRow,
  PushSeed,
  SandboxCaller,
  SandboxMock,
  SandboxMockOptions,
  SandboxRow,
  SandboxSeed,
} from '../apis/sandbox/mocks/index.ts'
export type * from './public.ts'

/** Initial rows, by group and collection. */
export interface MocksSeed {
  readonly sandbox?: SandboxMockOptions['seed']
  readonly environments?: EnvironmentsMockOptions['seed']
  readonly pipelines?: PipelinesMockOptions['seed']
}

/** Options of all mocks: common ones, and each group's own under its name, which override them. */
export interface MocksOptions extends Pick<MockOptions, 'token' | 'idSeed' | 'clock' | 'recordCalls'> {
  /** Initial rows, by group and collection; `reset()` restores them. */
  seed?: MocksSeed | undefined
  /**
   * Delay of responses, in milliseconds.
   * @default 0
   */
  latencyMs?: number | undefined
  sandbox?: SandboxMockOptions | undefined
  environments?: EnvironmentsMockOptions | undefined
  pipelines?: PipelinesMockOptions | undefined
}

/** The mocks of all groups. */
export interface Mocks {
  readonly sandbox: SandboxMock
  readonly environments: EnvironmentsMock
  readonly pipelines: PipelinesMock
  /** All mocks, as a list. */
  readonly all: readonly Pick<
    Mock,
    'api' | 'baseUrl' | 'fetch' | 'handlers' | 'pathOf' | 'handle' | 'reset'
  >[]
  /** A fetch that the mock of the requested API responds to: `createSdk({ fetch: mocks.fetch, token: 'any' })`. */
  readonly fetch: Mock['fetch']
  /** Handlers of all mocks for MSW: `setupServer(...mocks.handlers)`. */
  readonly handlers: MswHandlers
  /** Resets all mocks. */
  readonly reset: () => void
}

/**
 * Creates the mocks of all groups.
 *
 * @example
 * import { createSdk } from 'sdk'
 * import { createMocks } from 'sdk/mocks'
 *
 * const mocks = createMocks({ seed: { sandbox: { sandboxes: [{ sandbox_name: 'dev' }] } } })
 * const sdk = createSdk({ fetch: mocks.fetch, token: 'any' })
 */
export function createMocks(options: MocksOptions = {}): Mocks {
  const { seed = {}, sandbox, environments, pipelines, ...shared } = options
  const groups = {
    sandbox: createSandbox({ ...shared, seed: seed.sandbox, ...sandbox }),
    environments: createEnvironments({ ...shared, seed: seed.environments, ...environments }),
    pipelines: createPipelines({ ...shared, seed: seed.pipelines, ...pipelines }),
  }
  const all = Object.values(groups)
  return {
    ...groups,
    all,
    fetch: createMockFetch(
      all.map(({ baseUrl }) => baseUrl),
      all,
    ),
    handlers: all.flatMap(({ handlers }) => handlers),
    reset() {
      for (const mock of all) mock.reset()
    },
  }
}
