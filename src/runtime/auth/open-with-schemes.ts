import type { Reject } from '../config/check.ts'
import type { CallOptions, Config } from '../config/config.ts'
import { configError } from '../config/config-error.ts'
import { type Connection, open } from '../connection.ts'
import type { Api, Definition } from '../definition.ts'
import type { Operation } from '../operation.ts'
import { readClock, systemClock } from '../time/clock.ts'
import { type Cookies, checkSchemeValues, choose } from './choose.ts'
import { pack } from './pack.ts'
import type { SchemeToken, Takes } from './scheme-token.ts'
import {
  createTokenSource,
  type Token,
  type TokenRequest,
  type TokenSource,
  UnusableToken,
} from './token-source.ts'

type Settings = Config<string, unknown>

/**
 * Opens a connection to an API with several security schemes. Each call gets its own token: the part of the client's
 * credentials that its operation accepts. Throws ConfigError if the configuration is wrong.
 */
export function openWithSchemes<Name extends string, Accepted = SchemeToken<Record<string, unknown>>>(
  api: Api & { readonly name: Name },
  config: Settings = {},
): Connection<Name> & Takes<Accepted> {
  const own = open(api)
  let settings: Settings = {}
  let tokens: Tokens | undefined
  const known = new WeakMap<object, Tokens>()

  const connection: Connection<Name> = {
    api: api.name,

    checkConfig(config: Settings) {
      if (typeof config !== 'object' || !config) return own.checkConfig(config as Config)
      const { token, ...rest } = config
      const next = token === undefined ? undefined : tokensOf(token, api, configError(api), known)
      const apply = own.checkConfig(rest as Config)
      return () => {
        apply()
        settings = { ...settings, ...rest }
        if (Object.hasOwn(config, 'token')) tokens = next
      }
    },

    call(operation: Operation, params, body, options) {
      return own.call(operation, params, body, optionsFor(operation.definition, options))
    },
  }
  connection.checkConfig(config as Config)()
  return connection

  /** The options of a call, with its token. */
  function optionsFor(definition: Definition, options: CallOptions | undefined): CallOptions | undefined {
    if (options != null && typeof options !== 'object') return options
    const { token, ...rest } = options ?? {}
    if (!definition.requirements) return rest
    const source = token === undefined ? tokens : tokensOf(token, api, configError(api, definition), known)
    const { fetch = settings.fetch, fetchOptions } = rest
    const { credentials } = { ...settings.fetchOptions, ...fetchOptions }
    const cookies = { areTaken: () => !fetch && keepsCookies(), areIncluded: credentials === 'include' }
    const own = tokenFor(definition, source, cookies)
    return own === undefined ? rest : { ...rest, token: own }
  }

  /** The token source of one call. A fixed token is a string, because it can't be renewed after a 401. */
  function tokenFor(definition: Definition, tokens: Tokens | undefined, cookies: Cookies): Token | undefined {
    const packed = (token: unknown) => pack(choose(token, definition, cookies, unusable))
    if (!tokens?.sourceFor) {
      try {
        const choice = choose(tokens?.fixed, definition, cookies, unusable)
        return choice && pack(choice)
      } catch (error) {
        return () => Promise.reject(error)
      }
    }
    const source = tokens.sourceFor(definition)
    let last: string | undefined
    return async ({ api, operation, refresh }: TokenRequest) => {
      const now = readClock(settings.clock ?? systemClock)
      source.abandon?.(now)
      last = await source.get(api, operation, refresh ? last : undefined, now)
      const token: unknown = JSON.parse(decodeURIComponent(last))
      if (token !== null) checkSchemeValues(token, definition.api.schemes ?? {}, unusable)
      return packed(token ?? undefined)
    }
  }
}

/** The client's credentials: fixed, or a function that is called per kind of operation. */
interface Tokens {
  readonly fixed?: unknown
  sourceFor?(definition: Definition): TokenSource
}

/** Calls with the same function share its results. */
function tokensOf(
  token: unknown,
  { schemes = {} }: Api,
  reject: Reject,
  known: WeakMap<object, Tokens>,
): Tokens {
  if (typeof token !== 'function') {
    checkSchemeValues(token, schemes, reject)
    return { fixed: token }
  }
  const sources = new Map<string, TokenSource>()
  const tokens = known.get(token) ?? {
    sourceFor({ requirements = [] }) {
      const key = JSON.stringify(requirements)
      const source =
        sources.get(key) ??
        // The core accepts tokens only as strings.
        createTokenSource(
          async (request) =>
            encodeURIComponent(JSON.stringify((await token({ ...request, schemes: requirements })) ?? null)),
          {},
        )
      sources.set(key, source)
      return source
    },
  }
  known.set(token, tokens)
  return tokens
}

const unusable: Reject = (name, problem) => {
  throw new UnusableToken(`${name} ${problem}`)
}

/** Browsers silently drop a request's cookies and send their own. */
const keepsCookies = () =>
  typeof Request === 'function' &&
  !new Request('http://localhost', { headers: { cookie: 'a=b' } }).headers.has('cookie')
