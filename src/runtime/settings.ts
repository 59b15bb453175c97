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
  extends Pick<Config, 'fetch' | 'onEvent' | 'timeoutMs' | 'headers'>,
    Pick<CallOptions, 'signal'> {
  readonly baseUrl: string
  readonly origin: string
  /** False where a token would travel in clear. */
  readonly secure: boolean
  readonly tokens: TokenSource | undefined
  readonly deadlineMs: number
  readonly retry: Required<RetryPolicy>
  readonly maxResponseBytes: number
  readonly clock: Clock
}

/** The options of a call and of a client, each with the types that it takes. */
const callOptions = {
  token: ['string', 'function'],
  headers: 'object',
  fetch: 'function',
  timeoutMs: 'number',
  deadlineMs: 'number',
  retry: ['integer', 'boolean', 'object'],
  maxResponseBytes: 'number',
  onEvent: 'function',
} as const
const perCall = { ...callOptions, signal: 'abortsignal' } as const
const perClient = { ...callOptions, baseUrl: 'string', server: 'string', clock: 'object' } as const
const perPolicy = {
  retries: 'integer',
  baseDelayMs: 'number',
  maxDelayMs: 'number',
  maxRetryAfterMs: 'number',
  random: 'function',
} as const

type Table = Readonly<Record<string, TypeName | readonly TypeName[]>>

/** The settings of a client before it is told anything. */
export const initialSettings = (api: Api): Settings => ({
  ...defaults,
  ...readBaseUrl(Object.values(api.servers)[0] as string),
  tokens: undefined,
  retry: defaultRetry,
  clock: systemClock,
})

/** Checks configuration or call options and lays them over the settings. `undefined` brings a default back. */
export function mergeSettings(
  api: Api,
  settings: Settings,
  given: Config & CallOptions,
  scope: 'client' | 'call',
  reject: Reject,
): Settings {
  checkOptions('options', given, scope === 'call' ? perCall : perClient, reject)
  const { token, baseUrl, server, retry, headers, ...rest } = given
  const { servers } = api
  for (const [name, value] of Object.entries(headers ?? {})) {
    if (/^(proxy-)?authorization$/i.test(name)) reject(`header ${name}`, 'is set by `token` alone')
    if (!/^[\w!#$%&'*+.^`|~-]+$/.test(name) || notInHeader.test(`${value}`))
      reject(`header ${name}`, 'cannot be sent')
  }
  if (typeof retry === 'object') checkOptions('retry', retry, perPolicy, reject)
  if (server !== undefined && !Object.hasOwn(servers, server)) {
    reject('server', `is unknown${nearest(server, Object.keys(servers))}`)
  }
  const url = baseUrl ?? (server && servers[server])
  const initial = initialSettings(api)
  const own = (name: string) => Object.hasOwn(given, name)
  const merged: Record<string, unknown> = { ...settings, ...rest }
  for (const name of Object.keys(rest)) merged[name] ??= initial[name as keyof Settings]
  return {
    ...(merged as unknown as Settings),
    ...(url && readBaseUrl(url, reject)),
    ...(own('token') && { tokens: token === undefined ? undefined : createTokenSource(token) }),
    ...(own('headers') && { headers: scope === 'call' ? { ...settings.headers, ...headers } : headers }),
    ...(own('retry') && {
      retry: {
        ...defaultRetry,
        ...(typeof retry === 'object' ? retry : retry === undefined ? {} : { retries: +retry }),
      },
    }),
  }
}

function checkOptions(where: string, given: object, table: Table, reject: Reject): void {
  checkNames(where, given, table, reject)
  for (const [name, value] of Object.entries(given)) {
    if (value !== undefined) checkType(name, value, table[name], reject)
    if (value < 0) reject(name, 'is negative')
  }
}

function readBaseUrl(text: string, reject?: Reject): Pick<Settings, 'baseUrl' | 'origin' | 'secure'> {
  const url = URL.canParse(text) && new URL(text)
  if (!url || !/^http/.test(url.protocol) || url.username || url.password || url.search || url.hash) {
    return reject?.('baseUrl', 'is not an http(s) URL without user, query and fragment') as never
  }
  const { href, origin, protocol, hostname } = url
  return {
    baseUrl: href.replace(/\/$/, ''),
    origin,
    secure: protocol === 'https:' || /^(localhost|.*\.localhost|127(\.\d+){3}|\[::1\])$/.test(hostname),
  }
}
