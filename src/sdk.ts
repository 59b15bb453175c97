import {
  createClient as createEnvironments,
  type EnvironmentsClient,
  type EnvironmentsServer,
  environments,
} from './apis/environments/index.ts'
import {
  createClient as createPipelines,
  type PipelinesClient,
  type PipelinesServer,
  pipelines,
} from './apis/pipelines/index.ts'
import {
  createClient as createSandbox,
  type SandboxClient,
  type SandboxServer,
  sandbox,
} from './apis/sandbox/index.ts'
import { createGroup, type Group, type GroupConfig } from './runtime/create-group.ts'

export { environments, pipelines, sandbox }

interface Servers {
  sandbox: SandboxServer
  environments: EnvironmentsServer
  pipelines: PipelinesServer
}

/** The clients of the three API groups in one object. */
export interface Sdk extends Group<Servers> {
  /** Valstorm: the sandbox lifecycle. */
  readonly sandbox: SandboxClient
  /** PostHog: sandbox environments, the network access of task runs. */
  readonly environments: EnvironmentsClient
  /** epilot: pipelines between sandbox and production organizations, sandbox requests. */
  readonly pipelines: PipelinesClient
}

/** Settings of a set of clients: common ones, and each group's own under its name, which override them. */
export type SdkConfig = GroupConfig<Servers>

/**
 * Creates an independent set of the three clients. Throws ConfigError if the configuration is invalid.
 *
 * @example
 * import { createSdk } from 'sdk'
 *
 * const eu = createSdk({ retry: 4, environments: { server: 'eu', token: posthogKey } })
 */
export function createSdk(config: SdkConfig = {}): Sdk {
  const clients = {
    sandbox: createSandbox(),
    environments: createEnvironments(),
    pipelines: createPipelines(),
  }
  return createGroup<Sdk>(clients).configure(config)
}

/** The three shared clients, the same as each group's `getClient()`. */
export const sdk: Sdk = /*#__PURE__*/ createGroup<Sdk>({ sandbox, environments, pipelines })
