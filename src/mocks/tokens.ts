/** Who stands behind a token. */
export interface Tokens<Caller> {
  callerOf(token: string): Caller | undefined
}

/**
 * Any token is that of `fallback` unless `token` or `tokens` is given; then only those are taken, `token` as that of
 * `fallback`.
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
