import {
  createClient as createEnvironments,
  type EnvironmentsClient,
  type Server as EnvironmentsServer,
  environments,
} from './apis/environments/index.ts'
import {
  createClient as createPipelines,
  type PipelinesClient,
  type Server as PipelinesServer,
  pipelines,
} from './apis/pipelines/index.ts'
import {
  createClient as createSandbox,
  type SandboxClient,
  type Server as SandboxServer,
  sandbox,
} from './apis/sandbox/index.ts'
import { createGroup, type Group, type GroupConfig } from './runtime/create-group.ts'

export { environments, pipelines, sandbox }

interface Servers {
  sandbox: SandboxServer
  environments: EnvironmentsServer
  pipelines: PipelinesServer
}

/** The three API groups under one roof. */
export interface Sdk extends Group<Servers> {
  /** Valstorm: the life of a sandbox. */
  readonly sandbox: SandboxClient
  /** PostHog: sandbox environments, the network access of task runs. */
  readonly environments: EnvironmentsClient
  /** epilot: pipelines between sandbox and production organizations, sandbox requests. */
  readonly pipelines: PipelinesClient
}

/** Settings of a set: the common ones, and under a group's name those of that group alone. */
export type SdkConfig = GroupConfig<Servers>

/**
 * Makes an independent set of the three clients. Throws ConfigError where the configuration is wrong.
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

/** The three shared clients: the same ones that `getClient` of each group returns. */
export const sdk: Sdk = /*#__PURE__*/ createGroup<Sdk>({ sandbox, environments, pipelines })
