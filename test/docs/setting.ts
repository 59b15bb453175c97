/**
 * The only names that programs in pages and comments can use without declaring them. A program gets the exports that
 * it doesn't declare; `sandboxClient` and the like as `client`, by the group of its page.
 */
import { QueryClient } from '@tanstack/query-core'
import { sdk } from 'sdk'
import { environments } from 'sdk/environments'
import { createMocks } from 'sdk/mocks'
import { pipelines } from 'sdk/pipelines'
import { sandbox } from 'sdk/sandbox'
import { createChat } from './chat-api.ts'

export const token = 'any'
export const valstormToken = 'any'
export const posthogKey = 'phx_any'
export const epilotToken = 'any'

export const mocks = createMocks({
  seed: {
    sandbox: { sandboxes: [{ sandbox_name: 'production-copy' }] },
    environments: { environments: [{ name: 'Release builds' }, { name: 'Nightly', project_id: 1 }] },
  },
})
export const sandboxMock = mocks.sandbox
export const environmentsMock = mocks.environments
export const pipelinesMock = mocks.pipelines

// The shared clients, as a running app has them.
sdk.authorize(token)
export const sandboxClient = sandbox
export const environmentsClient = environments
export const pipelinesClient = pipelines

/** TanStack Query's client, as in a running app. */
export const queryClient = new QueryClient()

/** A client of a streaming API. */
export const chat = createChat()

/** The Redis client in pages about shared limits: it counts every request. */
export const redis = { eval: async () => [1, Date.now()] }

export const controller = new AbortController()
/** Where an app gets its tokens. */
export const renew = async (): Promise<string> => 'new'
export const cached = (): string => 'old'
export const signIn = async (): Promise<string> => 'new'

/** Ids in the pages; each exists from the moment that a call uses it. */
const known = {
  sandboxes: ['dev', 'staging'],
  environments: ['497f6eca-6276-4993-bfeb-53cbbbba6f08'],
  pipelines: ['12345::54321', 'example'],
}

/** The network of a program: the mocks of three vendors, loopback, and nothing else. */
export function createFetch(real: typeof fetch): typeof fetch {
  return async (input, init) => {
    const { hostname, href } = new URL(input instanceof Request ? input.url : input)
    if (/^(127\.0\.0\.1|localhost|\[::1\])$/.test(hostname)) return real(input, init)
    provide(decodeURIComponent(href))
    return mocks.fetch(input, init)
  }
}

function provide(url: string): void {
  const { sandbox, environments, pipelines } = mocks
  const named = (ids: readonly string[], place: RegExp) => {
    const [, id = ''] = place.exec(url) ?? []
    return ids.filter((each) => each === id)
  }
  for (const sandbox_name of named(known.sandboxes, /\/v1\/sandbox\/([^/?]+)/)) {
    if (!sandbox.state.sandboxes.some((row) => row.sandbox_name === sandbox_name)) {
      sandbox.seed.sandboxes([{ sandbox_name }])
    }
  }
  const project_id = Number(/\/projects\/(\d+)\//.exec(url)?.[1] ?? 12345)
  for (const id of named(known.environments, /\/sandbox_environments\/([^/?]+)/)) {
    if (!environments.state.environments.some((row) => row.id === id)) {
      environments.seed.environments([{ id, project_id }])
    }
  }
  for (const pipeline_id of named(known.pipelines, /\/v1\/sandbox\/pipelines\/([^/?]+)/)) {
    if (!pipelines.state.pipelines.some((row) => row.pipeline_id === pipeline_id)) {
      pipelines.seed.pipelines([{ pipeline_id }])
    }
  }
}
