import type * as Sdk from 'sdk'
import type * as Sandbox from 'sdk/sandbox'
import type * as SandboxMocks from 'sdk/sandbox/mocks'

/** Where the suite runs: what it is told by whoever started it. */
export interface Place {
  /** Address of the server that every environment has for itself; a scenario's name follows. */
  readonly url: string
  /** Cases that are left out. */
  readonly skip?: readonly string[]
  /** Set where a body arrives only as a whole: then a stalled one is told as headers that are late. */
  readonly wholeBodies?: boolean
  /** Set where a body that breaks off before its announced length is not told: then the time limit ends the call. */
  readonly silentCuts?: boolean
  /** Set where headers of answers are withheld: then nobody knows the id of a request. */
  readonly withheldHeaders?: boolean
  /** Set where signals carry no reason: then a call rejects with an AbortError of its own. */
  readonly noReasons?: boolean
}

/** The package as the environment loads it, by its own kind of import. */
export interface Given {
  readonly sdk: Pick<typeof Sdk, 'ApiError' | 'NetworkError' | 'TimeoutError' | 'isApiError' | 'isSdkError'>
  readonly sandbox: Pick<typeof Sandbox, 'createClient'>
  readonly mocks: Pick<typeof SandboxMocks, 'createMock'>
  readonly place: Place
  /** The option `fetch`; the platform's own without it. */
  readonly fetch?: Sdk.Config['fetch']
  /** Asks the server what it saw, where neither this `fetch` nor the platform's can. Resolves to the text. */
  readonly ask?: (url: string) => Promise<string>
  /** The case `mock`, where the environment brings a mock of its own. */
  readonly mock?: () => Promise<void>
  /** Looks at what the environment has to show after each case; the case fails where this rejects. */
  readonly after?: (title: string) => Promise<void>
}

/** How one case ended. */
export interface CaseResult {
  readonly title: string
  /** What went wrong; `null` where nothing did. */
  readonly problem: string | null
}

/** A request as the server saw it. */
export interface Seen {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
  /** `answered` in full, `closed` by the client before that, `cut` by the server, or still `open`. */
  readonly end: 'answered' | 'closed' | 'cut' | 'open'
}

/** What a case is given. */
export interface Stage extends Given {
  /** A client of one scenario of the server. */
  client(scenario: string, config?: Sdk.Config<never>): ReturnType<typeof Sandbox.createClient>
  /** The requests that the server has seen in a scenario, since the run began. */
  seen(scenario: string): Promise<readonly Seen[]>
}

/** Retries as usual, without their waits. */
const quick = { baseDelayMs: 1 }

/** Makes the stage of a run. */
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
