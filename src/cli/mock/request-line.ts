import type { ServedRequest } from '../../mocks/server.ts'
import { paint } from '../paint.ts'

/** One log line per request: method, status, milliseconds, operation, path. No query, headers or body. */
export function requestLine(request: ServedRequest): string {
  const { api, operation, method, path, status, durationMs, refusal } = request
  const preflight = method === 'OPTIONS' && status === 204
  const rejected = refusal && (rejections[`${status}`] ?? 'rejected')
  const what = operation ?? rejected ?? (preflight ? 'preflight' : api ? 'no operation' : 'no group')
  const ms = `${Math.round(durationMs)} ms`.padStart(8)
  // A path may contain characters that a terminal would act on.
  const shown = path.replace(/[^\x21-\x7e]/g, encodeURIComponent)
  return `${method.padEnd(7)} ${colored(status)} ${paint('dim', ms)}  ${what.padEnd(24)}  ${paint('dim', shown)}`
}

/** Short descriptions of requests that the server rejects before a mock sees them. */
const rejections: Readonly<Record<string, string>> = {
  400: 'malformed',
  403: 'page of another origin',
  413: 'body too large',
  421: 'another host',
  503: 'closing',
}

function colored(status: number | undefined): string {
  if (status === undefined) return paint('red', '---')
  return paint(status < 400 ? 'green' : status < 500 ? 'yellow' : 'red', `${status}`)
}
