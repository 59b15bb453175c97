import { defaultTimeoutMs } from '../config/defaults.ts'

/** What a token function is told about the call that needs the token. */
export interface TokenRequest {
  /** Name of the API group, e.g. `sandbox`. */
  readonly api: string
  /** operationId of the call; of the first one where several share the answer. */
  readonly operation: string
  /** True after the server refused the last token with 401: fetch a new one, past any cache. */
  readonly refresh: boolean
}

/** A token, or a function that gives one. The function is asked for each call; concurrent calls share one running call of it. */
export type Token = string | ((request: TokenRequest) => string | Promise<string>)

/** The tokens of one source. */
export interface TokenSource {
  /** False for a fixed string, which a 401 cannot mend. */
  readonly renewable: boolean
  /** The token for a call; `refused` is the one that the server answered with 401 before. */
  get(api: string, operation: string, refused: string | undefined, now: number): Promise<string> | string
  /** Gives up a running call of the function that has kept calls waiting for long; the next one asks anew. */
  abandon?(now: number): void
}

/** Why a token cannot be used; its text never holds the token. */
export class UnusableToken extends Error {}

export function createTokenSource(token: Token): TokenSource {
  if (typeof token !== 'function') return { renewable: false, get: () => usable(token) }
  let current: string | undefined
  let flight: { refresh: boolean; startedAt: number; answer?: Promise<string> } | undefined

  const ask = async (mine: NonNullable<typeof flight>, api: string, operation: string) => {
    try {
      const fresh = usable(await token({ api, operation, refresh: mine.refresh }))
      // An answer from before a renewal is the token that was refused.
      if (flight === mine || current === undefined) current = fresh
      return fresh
    } finally {
      if (flight === mine) flight = undefined
    }
  }

  return {
    renewable: true,
    get(api, operation, refused, now) {
      const refresh = refused !== undefined && (current === undefined || refused === current)
      // Another call has renewed it already.
      if (refused !== undefined && current !== undefined && !refresh) return current
      if (flight?.answer && (flight.refresh || !refresh)) return flight.answer
      const mine: typeof flight = { refresh, startedAt: now }
      flight = mine
      mine.answer = ask(mine, api, operation)
      return mine.answer
    },
    abandon(now) {
      // A healthy one that is only slower than an impatient call goes on for the others.
      if (flight && now - flight.startedAt >= defaultTimeoutMs) flight = undefined
    },
  }
}

/** Refuses what a header cannot carry: the platform's own message for it would print the token. */
function usable(token: unknown): string {
  if (typeof token === 'string' && /^[!-~]+$/.test(token)) return token
  const unfit = token ? 'text with a blank, a line break or the like' : 'empty'
  throw new UnusableToken(`the token is ${typeof token === 'string' ? unfit : typeof token}`)
}
