import { firstOf, type ReadHeader } from '../runtime/reading/read-header.ts'
import { msUntil } from '../runtime/sending/retry-headers.ts'

/** What is left of one of a server's limits, as it reports. */
export interface Quota {
  /** Name of the limit; empty if the server has only one. */
  readonly name: string
  readonly remaining: number
  /** Milliseconds until the limit resets. */
  readonly resetMs: number
  /** The quota after the reset, if the server reports it. */
  readonly requests: number | undefined
}

/**
 * Reads what is left of a server's limits: `RateLimit` and `RateLimit-Policy` of the IETF draft (a list of named
 * policies since draft 8, a dictionary in draft 7), `RateLimit-Remaining` and `-Reset` of earlier drafts,
 * `X-RateLimit-*`, `X-Rate-Limit-*`. Skips limits without a reset in the future, and those that count something other
 * than requests.
 *
 * @see https://datatracker.ietf.org/doc/draft-ietf-httpapi-ratelimit-headers/
 */
export function readQuotas(header: ReadHeader, now: number): Quota[] {
  const field = header('ratelimit')
  const policies = itemsOf(header('ratelimit-policy') ?? '')
  if (field && /\bremaining=/.test(field)) {
    const { remaining, reset, limit } = parametersOf(field)
    return only(['', remaining, msUntil(reset, now), limit])
  }
  if (field) {
    return itemsOf(field).flatMap(([name, { r, t }]) => {
      const { q, w, qu = 'requests' } = policies.find(([other]) => other === name)?.[1] ?? {}
      // Without a reset time, the wait is at most the length of the window.
      return qu === 'requests' ? only([name, r, msUntil(t ?? w, now), q]) : []
    })
  }
  return only([
    '',
    firstOf(header, 'ratelimit-remaining x-ratelimit-remaining x-rate-limit-remaining'),
    msUntil(
      firstOf(header, 'x-ratelimit-reset-after ratelimit-reset x-ratelimit-reset x-rate-limit-reset'),
      now,
    ),
    firstOf(header, 'ratelimit-limit x-ratelimit-limit x-rate-limit-limit'),
  ])
}

type Parameters = Readonly<Record<string, string | undefined>>

/** Items of a structured field list with their parameters (RFC 9651). */
const itemsOf = (field: string): [string, Parameters][] =>
  [...field.matchAll(/("[^"]*"|[\w.*:/-]+)((?:\s*;\s*[\w-]+(?:=("[^"]*"|[^;,\s]+))?)*)/g)].map(
    ([, name = '', parameters = '']) => [name, parametersOf(parameters)],
  )

const parametersOf = (text: string): Parameters =>
  Object.fromEntries(
    [...text.matchAll(/([\w-]+)=(?:"([^"]*)"|([^;,\s]+))/g)].map(([, name, quoted, plain]) => [
      name,
      quoted ?? plain,
    ]),
  )

function only([name, remaining = '', resetMs, quota = '']: [
  string,
  string | undefined,
  number,
  string | undefined,
]): Quota[] {
  const requests = Number.parseInt(quota, 10)
  return /^\d+$/.test(remaining) && resetMs > 0
    ? [{ name, remaining: +remaining, resetMs, requests: requests > 0 ? requests : undefined }]
    : []
}
