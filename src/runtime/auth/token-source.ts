import { defaultTimeoutMs } from '../config/defaults.ts'

/** What a token function receives about the call that needs the token. */
export interface TokenRequest {
  /** Name of the API group, e.g. `sandbox`. */
  readonly api: string
  /** operationId of the call; of the first one, if several share the result. */
  readonly operation: string
  /** True after the server rejected the last token with 401: fetch a new one and skip any cache. */
  readonly refresh: boolean
}

/** A token, or a function that returns one. The function runs for each request; concurrent calls share one run. */
export type Token = string | ((request: TokenRequest) => string | Promise<string>)

/** The tokens of one source. */
export interface TokenSource {
  /** False for a fixed string, which can't be renewed after a 401. */
  readonly renewable: boolean
  /** The token for a call; `refused` is the token that got a 401 before. */
  get(api: string, operation: string, refused: string | undefined, now: number): Promise<string> | string
  /** Abandons a run of the function that has kept calls waiting too long; the next call starts a new one. */
  abandon?(now: number): void
}

/** Why a token can't be used. The message never contains the token. */
export class UnusableToken extends Error {}

/** The token functions of a client, each with its source. Calls with the same function share its result. */
export interface TokenSources {
  known?: WeakMap<object, TokenSource>
}

export function createTokenSource(token: Token, sources: TokenSources): TokenSource {
  if (typeof token !== 'function') return { renewable: false, get: () => usable(token) }
  sources.known ??= new WeakMap()
  const { known } = sources
  let current: string | undefined
  let flight: { refresh: boolean; startedAt: number; answer?: Promise<string> } | undefined

  const ask = async (mine: NonNullable<typeof flight>, api: string, operation: string) => {
    try {
      const fresh = usable(await token({ api, operation, refresh: mine.refresh }))
      // A result from before a renewal is the token that was refused.
      if (flight === mine || current === undefined) current = fresh
      return fresh
    } finally {
      if (flight === mine) flight = undefined
    }
  }

  const source: TokenSource = known.get(token) ?? {
    renewable: true,
    get(api, operation, refused, now) {
      const refresh = refused !== undefined && (current === undefined || refused === current)
      // Another call has already renewed it.
      if (refused !== undefined && !refresh) return current as string
      if (flight?.answer && (flight.refresh || !refresh)) return flight.answer
      const mine: typeof flight = { refresh, startedAt: now }
      flight = mine
      mine.answer = ask(mine, api, operation)
      return mine.answer
    },
    abandon(now) {
      // A healthy run that is merely slower than one impatient call continues for the others.
      if (flight && now - flight.startedAt >= defaultTimeoutMs) flight = undefined
    },
  }
  known.set(token, source)
  return source
}

/** Rejects what a header can't carry: the platform's own error message would print the token. */
function usable(token: unknown): string {
  if (typeof token === 'string' && /^[!-~]+$/.test(token)) return token
  const unfit = token ? 'not one word of ASCII; omit "Bearer"' : 'empty'
  throw new UnusableToken(`the token is ${typeof token === 'string' ? unfit : typeof token}`)
}
