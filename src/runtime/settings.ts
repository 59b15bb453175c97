import { createTokenSource, type TokenSource } from './auth.ts'
import { checkNames, checkType, notInHeader, type Reject, type TypeName } from './check.ts'
import type { CallOptions, Config } from './config.ts'
import { defaultRetry, defaults } from './defaults.ts'
import type { Api } from './definition.ts'
import { nearest } from './nearest.ts'
import type { RetryPolicy } from './retry.ts'
import { type Clock, systemClock } from './time.ts'

/** Configuration after checking, every default filled in. */
export interface Settings
  extends Pick<Config & CallOptions, 'fetch' | 'onEvent' | 'timeoutMs' | 'signal' | 'schemas'> {
  readonly baseUrl: string
  readonly origin: string
  /** False where a token would travel in clear. */
  readonly secure: boolean
  readonly tokens?: TokenSource | undefined
  readonly headers: Readonly<Record<string, string | null>>
  readonly deadlineMs: number
  readonly retry: Required<RetryPolicy>
  readonly maxResponseBytes: number
  readonly validate: NonNullable<Config['validate']>
  readonly clock: Clock
}

type Table = Readonly<Record<string, TypeName | readonly TypeName[]>>

const limit = ['number', 'infinity'] as const

/** The options that a client and a call share, each with the types that it takes. */
export const sharedOptions: Table = {
  token: ['string', 'function'],
  headers: 'object',
  fetch: 'function',
  timeoutMs: limit,
  deadlineMs: limit,
  retry: ['integer', 'boolean', 'object'],
  maxResponseBytes: limit,
  onEvent: 'function',
  schemas: 'object',
  validate: ['string', 'boolean', 'object'],
}

const clientOptions: Table = { ...sharedOptions, baseUrl: 'string', server: 'string', clock: 'object' }
const callOptions: Table = { ...sharedOptions, signal: 'abortsignal' }
const retryOptions: Table = {
  retries: 'integer',
  baseDelayMs: 'number',
  maxDelayMs: 'number',
  maxRetryAfterMs: 'number',
  random: 'function',
}

/** The settings of a client before it is told anything. */
export const initialSettings = ({ servers }: Api): Settings => ({
  ...defaults,
  ...readBaseUrl(Object.values(servers)[0]),
  headers: {},
  retry: defaultRetry,
  clock: systemClock,
})

/** Lays the configuration of a client over its settings; `undefined` brings a default back. */
export const configured = (api: Api, settings: Settings, given: Config, reject: Reject): Settings =>
  merge(api, settings, given, initialSettings(api), clientOptions, reject)

/** Lays the options of a call over the settings of its client; `undefined` leaves the client's. */
export const withOptions = (api: Api, settings: Settings, given: CallOptions, reject: Reject): Settings =>
  merge(api, settings, given, settings, callOptions, reject)

function merge(
  { servers }: Api,
  settings: Settings,
  given: Config & CallOptions,
  fallback: Settings,
  table: Table,
  reject: Reject,
): Settings {
  checkOptions('options', given, table, reject)
  // Own properties alone.
  const own = { ...given }
  const { token, baseUrl, server, retry, headers, ...rest } = own
  if (server !== undefined && !Object.hasOwn(servers, server)) {
    reject('server', `is unknown${nearest(server, Object.keys(servers))}`)
  }
  if (typeof retry === 'object') checkOptions('retry', retry, retryOptions, reject)
  else if ((retry as unknown) === true)
    reject('retry', 'is true; it takes a number of retries, false or a policy')
  const next: Record<string, unknown> = { ...settings }
  for (const [name, value] of Object.entries(rest)) next[name] = value ?? fallback[name as keyof Settings]
  if (Object.hasOwn(own, 'token'))
    next.tokens = token === undefined ? fallback.tokens : createTokenSource(token)
  if (Object.hasOwn(own, 'headers'))
    next.headers = { ...fallback.headers, ...readHeaders(headers ?? {}, reject) }
  if (Object.hasOwn(own, 'retry')) next.retry = readRetry(retry) ?? fallback.retry
  if (Object.hasOwn(own, 'baseUrl') || Object.hasOwn(own, 'server')) {
    const url = baseUrl ?? servers[`${server}`]
    Object.assign(next, readBaseUrl(url ?? fallback.baseUrl, reject))
  }
  return next as unknown as Settings
}

function checkOptions(where: string, given: object, table: Table, reject: Reject): void {
  checkNames(where, given, table, reject)
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) checkType(name, value, table[name], reject)
    if (typeof value === 'number' && value < 0) reject(name, 'is negative')
  }
}

/** Values are not repeated: they may be secret. */
function readHeaders(given: object, reject: Reject): Settings['headers'] {
  const headers: Record<string, string | null> = {}
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined) continue
    if (/^(proxy-)?authorization$/i.test(name)) reject(`header ${name}`, 'is set by `token` alone')
    const fits = value === null || (typeof value === 'string' && !notInHeader.test(value))
    if (!fits || !/^[\w!#$%&'*+.^`|~-]+$/.test(name)) reject(`header ${name}`, 'cannot be sent')
    headers[name] = value
  }
  return headers
}

function readRetry(retry: Config['retry']): Settings['retry'] | undefined {
  if (retry === undefined) return undefined
  const { ...policy } = typeof retry === 'object' ? retry : { retries: Number(retry) }
  for (const name of Object.keys(policy) as (keyof RetryPolicy)[])
    if (policy[name] === undefined) delete policy[name]
  return { ...defaultRetry, ...policy }
}

function readBaseUrl(text = '', reject?: Reject): Pick<Settings, 'baseUrl' | 'origin' | 'secure'> {
  const url = URL.canParse(text) && new URL(text)
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password || /[?#]/.test(text)) {
    return reject?.('baseUrl', 'is not an http(s) URL without user, query and fragment') as never
  }
  const { href, origin, protocol, hostname } = url
  return {
    baseUrl: href.replace(/\/$/, ''),
    origin,
    secure: protocol === 'https:' || /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1])$/.test(hostname),
  }
}
