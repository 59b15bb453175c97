import type * as Sdk from 'sdk'
import type * as Sandbox from 'sdk/sandbox'
import type * as SandboxMocks from 'sdk/sandbox/mocks'

/** The suite's surroundings, set by whoever starts it. */
export interface Place {
  /** Address of the server, separate for each environment; the name of a scenario follows. */
  readonly url: string
  /** Cases to leave out. */
  readonly skip?: readonly string[]
  /** Set if a body arrives only as a whole: a stalled one is then reported as late headers. */
  readonly wholeBodies?: boolean
  /** Set if a body that breaks off before its Content-Length is not detected: the time limit then ends the call. */
  readonly silentCuts?: boolean
  /** Set if response headers are hidden: nobody knows the id of a request then. */
  readonly withheldHeaders?: boolean
  /** Set if signals have no reason: a call then rejects with its own AbortError. */
  readonly noReasons?: boolean
}

/** The package as the environment loads it, with its own kind of import. */
export interface Given {
  readonly sdk: Pick<typeof Sdk, 'ApiError' | 'NetworkError' | 'TimeoutError' | 'isApiError' | 'isSdkError'>
  readonly sandbox: Pick<typeof Sandbox, 'createClient'>
  readonly mocks: Pick<typeof SandboxMocks, 'createMock'>
  readonly place: Place
  /** The option `fetch`; the platform's fetch if it is not set. */
  readonly fetch?: Sdk.Config['fetch']
  /** Requests the server's records, if neither this `fetch` nor the platform's can. Resolves to the text. */
  readonly ask?: (url: string) => Promise<string>
  /** The case `mock`, if the environment has its own mock. */
  readonly mock?: () => Promise<void>
  /** Checks what the environment shows after each case; if it rejects, the case fails. */
  readonly after?: (title: string) => Promise<void>
}

/** How one case ended. */
export interface CaseResult {
  readonly title: string
  /** The problem; `null` if there is none. */
  readonly problem: string | null
}

/** A request as the server saw it. */
export interface Seen {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** `answered` completely, `closed` early by the client, `cut` by the server, or still `open`. */
  readonly end: 'answered' | 'closed' | 'cut' | 'open'
}

/** The input of a case. */
export interface Stage extends Given {
  /** A client for one scenario of the server. */
  client(scenario: string, config?: Sdk.Config<never>): ReturnType<typeof Sandbox.createClient>
  /** The requests that the server has received in a scenario since the run started. */
  seen(scenario: string): Promise<readonly Seen[]>
}

/** The usual retries, without their waits. */
const quick = { baseDelayMs: 1 }

/** Creates the stage of a run. */
export function createStage(given: Given): Stage {
  const { fetch, place } = given
  const ask = given.ask ?? (async (url) => (await (fetch ?? globalThis.fetch)(url, {})).text())
  return {
    ...given,
    client: (scenario, config = {}) =>
      given.sandbox.createClient({
        baseUrl: `${place.url}/${scenario}`,
        token: 'any',
        retry: quick,
        ...(fetch && { fetch }),
        ...config,
      }),
    seen: async (scenario) => JSON.parse(await ask(`${place.url}/${scenario}/seen`)),
  }
}
