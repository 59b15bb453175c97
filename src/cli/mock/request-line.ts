import type { ServedRequest } from '../../mocks/server.ts'
import { paint } from '../paint.ts'

/** One line about a request: method, status, milliseconds, operation, path. It holds no query, header or body. */
export function requestLine(request: ServedRequest): string {
  const { api, operation, method, path, status, durationMs, refusal } = request
  const preflight = method === 'OPTIONS' && status === 204
  const refused = refusal && (refusals[`${status}`] ?? 'refused')
  const what = operation ?? refused ?? (preflight ? 'preflight' : api ? 'no operation' : 'no group')
  const ms = `${Math.round(durationMs)} ms`.padStart(8)
  // A path may hold bytes that a terminal would act on.
  const shown = path.replace(/[^\x21-\x7e]/g, encodeURIComponent)
  return `${method.padEnd(7)} ${colour(status)} ${paint('dim', ms)}  ${what.padEnd(24)}  ${paint('dim', shown)}`
}

/** What the server refuses by itself, in a few words. */
const refusals: Readonly<Record<string, string>> = {
  400: 'malformed',
  403: 'page of another origin',
  413: 'body too large',
  421: 'another host',
  503: 'closing',
}

function colour(status: number | undefined): string {
  if (status === undefined) return paint('red', '---')
  return paint(status < 400 ? 'green' : status < 500 ? 'yellow' : 'red', `${status}`)
}
