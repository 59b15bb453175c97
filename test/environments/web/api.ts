import { createMock, type SandboxMock } from '../../../src/apis/sandbox/mocks/index.ts'
import { serve } from '../../../src/mocks/server.ts'

/** What an app calls: the fake of Valstorm over HTTP, with one sandbox in it. */
export interface Api {
  readonly url: string
  readonly mock: SandboxMock
  /** Forgets whatever was done. */
  reset(): void
  /** The calls since then: `listSandboxes 200`. */
  calls(): string[]
  close(): Promise<void>
}

/** Starts it on loopback. */
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
