/** The caller behind a token. */
export interface Tokens<Caller> {
  callerOf(token: string): Caller | undefined
}

/**
 * Any token belongs to `fallback`, unless `token` or `tokens` is set: then only those are accepted, and `token`
 * belongs to `fallback`.
 */
export function createTokens<Caller>(
  options: {
    readonly token?: string | undefined
    readonly tokens?: Readonly<Record<string, Caller>> | undefined
  },
  fallback: Caller,
): Tokens<Caller> {
  const { token: only, tokens } = options
  const open = only === undefined && tokens === undefined
  return {
    callerOf(token) {
      if (tokens && Object.hasOwn(tokens, token)) return tokens[token]
      return open || token === only ? fallback : undefined
    },
  }
}
