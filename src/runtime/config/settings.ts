import { createTokenSource, type TokenSource, type TokenSources } from '../auth/token-source.ts'
import type { Api } from '../definition.ts'
import type { RetryPolicy } from '../sending/retry.ts'
import { type Clock, systemClock } from '../time/clock.ts'
import { checkName, checkNames, checkType, notInHeader, type Reject } from './check.ts'
import type { CallOptions, Config } from './config.ts'
import { defaultRetry, defaults } from './defaults.ts'

/** Checked configuration with every default filled in. */
export interface Settings
  extends Pick<
    Options,
    | 'fetch'
    | 'fetchOptions'
    | 'onEvent'
    | 'timeoutMs'
    | 'signal'
    | 'schemas'
    | 'formats'
    | 'limiter'
    | 'tenant'
    | 'idempotencyKey'
  > {
  /** Without a trailing slash. */
  readonly baseUrl: string
  readonly token?: TokenSource | undefined
  readonly sources: TokenSources
  readonly headers: Readonly<Record<string, string | null>>
  /** In lower case. */
  readonly allowHttp: readonly string[]
  readonly deadlineMs: number
  readonly retry: Required<RetryPolicy>
  readonly maxResponseBytes: number
  readonly validate: NonNullable<Config['validate']>
  readonly clock: Clock
}

/** Options of a client or a call. */
type Options = Omit<Config, 'idempotencyKey'> & CallOptions

type Mutable<Fields> = { -readonly [Name in keyof Fields]: Fields[Name] }

/** Type names, separated by commas. */
export type Table = Readonly<Record<string, string>>

const limit = 'number,infinity'

/** The options of both clients and calls, each with the types it accepts. */
export const sharedOptions: Table = {
  token: 'string,function',
  headers: 'object',
  fetch: 'function',
  fetchOptions: 'object',
  timeoutMs: limit,
  deadlineMs: limit,
  retry: 'integer,boolean,object',
  maxResponseBytes: limit,
  onEvent: 'function',
  schemas: 'object',
  validate: 'string,boolean,object',
  formats: 'string',
  idempotencyKey: 'boolean,function',
  // The second is no type; it tells users where to get the function.
  limiter: 'function,createLimiter()',
  tenant: 'string,null',
}

/** The options of a client. */
export const clientOptions: Table = /*#__PURE__*/ Object.assign({}, sharedOptions, {
  baseUrl: 'string',
  allowHttp: 'array',
  server: 'string',
  clock: 'object',
})

/** The options of a call. */
export const callOptions: Table = /*#__PURE__*/ Object.assign({}, sharedOptions, {
  signal: 'abortsignal',
  idempotencyKey: 'string,boolean,function',
})

const retryOptions: Table = {
  retries: 'integer',
  baseDelayMs: 'number',
  maxDelayMs: 'number',
  maxRetryAfterMs: 'number',
  statuses: 'object',
  random: 'function',
}

/** What every client starts from. V8 takes many times as long to add fields to a copy as to copy them. */
const common: Settings = /*#__PURE__*/ Object.assign(
  { baseUrl: '', token: undefined, sources: {}, headers: {}, retry: defaultRetry, clock: systemClock },
  defaults,
)

/** A client's initial settings. */
export const initialSettings = ({ servers }: Api): Settings => ({
  ...common,
  sources: {},
  // Importing a group creates its shared client, so don't use the platform here.
  baseUrl: withoutSlash(Object.values(servers)[0] ?? ''),
})

/** Checks options and merges them into settings; an `undefined` one gets its value from the fallback. */
export function applyOptions(
  { servers }: Api,
  settings: Settings,
  options: Options,
  reject: Reject,
  table: Table = callOptions,
  fallback: Settings = settings,
): Settings {
  checkOptions('options', options, table, reject)
  // Own properties only, in case Object.prototype was extended.
  const own: Options = { ...options, __proto__: null } as object
  const { server, token, headers, allowHttp, fetchOptions, retry } = own
  if (server !== undefined) checkName('server', server, servers, reject)
  if ('server' in own) own.baseUrl ??= servers[`${server}`]
  const next: Mutable<Settings> = overlay(settings, own, fallback)
  if (token !== undefined) next.token = createTokenSource(token, settings.sources)
  if (headers) next.headers = { ...fallback.headers, ...readHeaders(headers, reject) }
  for (const name of Object.keys(fetchOptions ?? {}))
    if (/^(method|headers|body|signal|redirect)$/.test(name))
      reject(`fetchOptions.${name}`, 'is set by the client')
  if (fetchOptions) next.fetchOptions = { ...fallback.fetchOptions, ...fetchOptions }
  if (allowHttp) {
    next.allowHttp = allowHttp.map((host) =>
      host?.match?.(/^([\w.-]+|\[[\w:]+])(:\d+)?$/)
        ? host.toLowerCase()
        : reject('allowHttp', 'takes host or host:port'),
    )
  }
  if (retry !== undefined) next.retry = readRetry(retry, reject)
  if (own.baseUrl !== undefined) next.baseUrl = readBaseUrl(own.baseUrl, reject)
  return next
}

/** Merges options; an `undefined` one gets its value from the fallback. */
function overlay<Options extends object>(base: Options, changes: object, fallback: Options = base): Options {
  const result = { ...base } as Record<string, unknown>
  for (const [name, value] of Object.entries(changes)) result[name] = value ?? fallback[name as keyof Options]
  return result as Options
}

function checkOptions(where: string, options: object, table: Table, reject: Reject): void {
  checkNames(where, options, table, reject)
  for (const [name, value] of Object.entries(options)) {
    if (value !== undefined)
      for (const each of [value].flat(+(name === 'onEvent'))) checkType(name, each, table[name], reject)
    if (typeof value === 'number' && value < 0) reject(name, 'is negative')
  }
}

/** Messages leave values out: they may be secret. */
function readHeaders(input: object, reject: Reject): Settings['headers'] {
  const headers: Record<string, string | null> = {}
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined) continue
    const isText = typeof value === 'string' && !notInHeader.test(value)
    if (/^(proxy-)?authorization$/i.test(name)) reject(`header ${name}`, 'is set by the token option')
    if ((value !== null && !isText) || !/^[\w!#$%&'*+.^`|~-]+$/.test(name))
      reject(`header ${name}`, 'cannot be sent')
    headers[name] = value as string | null
  }
  return headers
}

function readRetry(retry: number | boolean | RetryPolicy, reject: Reject): Settings['retry'] {
  if (retry === true) reject('retry', 'is true; use a number, false or a policy')
  const policy = typeof retry === 'object' ? retry : { retries: +retry }
  checkOptions('retry', policy, retryOptions, reject)
  for (const each of Object.entries(policy.statuses ?? {})) {
    if (!/^[3-5]\d\d,(true|false|unprocessed)$/.test(`${each}`))
      reject('statuses', `has ${each}; use a status with true, false or 'unprocessed'`)
  }
  return overlay(defaultRetry, policy)
}

function readBaseUrl(text: string, reject: Reject): string {
  let href = ''
  try {
    // Not URL.canParse: React Native lacks it, and some engines have no URL at all.
    href = typeof URL === 'function' ? new URL(text).href : text
  } catch {}
  // No user, query or fragment.
  if (!/^https?:\/\/[^/@?#]+(\/[^?#]*)?$/.test(href)) {
    reject('baseUrl', 'must be an http(s) URL without user, query or fragment')
  }
  return withoutSlash(href)
}

const withoutSlash = (url: string) => url.replace(/\/$/, '')
