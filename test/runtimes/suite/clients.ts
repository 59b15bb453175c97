import type { Config } from 'sdk'
import * as environments from 'sdk/environments'
import * as pipelines from 'sdk/pipelines'
import * as sandbox from 'sdk/sandbox'
import { createControl } from './control.ts'
import type { Place } from './place.ts'

/** The input of a case. */
export type Stage = ReturnType<typeof createStage>

/** Clients of all groups for one case, with the platform's own fetch. */
export function createStage(place: Place) {
  const { baseUrls } = place
  return {
    place,
    control: createControl(place),
    sandbox: (config: Config<never> = {}) =>
      sandbox.createClient({ baseUrl: baseUrls.sandbox, token: 'admin-s3cr3t', retry: quick, ...config }),
    environments: (config: Config<never> = {}) =>
      environments.createClient({
        baseUrl: baseUrls.environments,
        token: 'phx_ada-s3cr3t',
        retry: quick,
        ...config,
      }),
    pipelines: (token: string | undefined = 'production-s3cr3t') =>
      pipelines.createClient({ baseUrl: baseUrls.pipelines, token, retry: quick }),
    /** epilot accepts sandbox requests from anybody. */
    anybody: () => pipelines.createClient({ baseUrl: baseUrls.pipelines, retry: quick }),
  }
}

/** The usual retries without their waits. */
const quick = { baseDelayMs: 1 }
