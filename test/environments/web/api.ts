import { createMock, type SandboxMock } from '../../../src/apis/sandbox/mocks/index.ts'
import { serve } from '../../../src/mocks/server.ts'

/** The API that an app calls: Valstorm's mock over HTTP, with one sandbox. */
export interface Api {
  readonly url: string
  readonly mock: SandboxMock
  /** Resets the API. */
  reset(): void
  /** The calls since then: `listSandboxes 200`. */
  calls(): string[]
  close(): Promise<void>
}

/** Starts the API on loopback. */
export async function startApi(): Promise<Api> {
  const mock = createMock({ seed: { sandboxes: [{ sandbox_name: 'dev' }] } })
  const server = await serve({ mocks: [mock] })
  return {
    url: server.baseUrls.sandbox as string,
    mock,
    reset: mock.reset,
    calls: () => mock.calls.map(({ operation, status }) => `${operation} ${status}`),
    close: server.close,
  }
}
