import { firstOf, type ReadHeader } from '../runtime/reading/read-header.ts'
import { msUntil } from '../runtime/sending/retry-headers.ts'

/** What a server says is left of one of its limits. */
export interface Quota {
  /** Name of the limit; empty where the server has but one. */
  readonly name: string
  readonly remaining: number
  /** In how many milliseconds more is to be had. */
  readonly resetMs: number
  /** What is to be had then, where the server says. */
  readonly requests: number | undefined
}

/**
 * Reads what is left of a server's limits: `RateLimit` and `RateLimit-Policy` of the IETF's draft, from 8 on a list of
 * named policies, in 7 a dictionary; `RateLimit-Remaining` and `-Reset` of those before; `X-RateLimit-*`,
 * `X-Rate-Limit-*`. A limit without an end that is still to come is left out, and so is one that counts no requests.
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
      // Without its end the window's length is the most that there is to wait.
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

/** Items of a structured list with their parameters (RFC 9651). */
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
