import { defaultRetry } from '../../runtime/config/defaults.ts'
import {
  type AnySdkError,
  ApiError,
  AuthError,
  ConfigError,
  NetworkError,
  ResponseError,
  TimeoutError,
} from '../../runtime/errors/errors.ts'
import { isRetryable } from '../../runtime/sending/retry.ts'
import { maxTokenAccounts, takeRetry } from '../../runtime/sending/retry-budget.ts'

const methods = ['GET', 'HEAD', 'OPTIONS', 'QUERY', 'PUT', 'DELETE', 'POST', 'PATCH']
const statuses = [
  ...[400, 401, 403, 404, 405, 408, 409, 410, 422, 425, 429, 500, 501, 502, 503, 504],
  ...[520, 521, 522, 523, 524, 525, 526, 529, 530, 598, 599],
]

/** The page about what is retried, and when. Every cell comes from `isRetryable`. */
export function printRetries(): string {
  const network = (unsent: boolean) => new NetworkError('', { unsent })
  const timeout = (limit: string, phase: string) => new TimeoutError('', { limit, phase })
  const failures: [string, AnySdkError][] = [
    ...statuses.map((status): [string, AnySdkError] => [`${status}`, new ApiError('', { status })]),
    ['503 with a wait', new ApiError('', { status: 503, retryAfterMs: 1000 })],
    ['any status with `x-should-retry: true`', new ApiError('', { status: 400, shouldRetry: true })],
    ['any status with `x-should-retry: false`', new ApiError('', { status: 429, shouldRetry: false })],
    ['connection was never made', network(true)],
    ['no response, or a truncated one', network(false)],
    ['timeout: connecting', timeout('attempt', 'connect')],
    ['timeout: waiting for the headers', timeout('attempt', 'headers')],
    ['timeout: reading the body', timeout('attempt', 'body')],
    ['timeout: waiting for the token', timeout('attempt', 'token')],
    ['deadline', timeout('deadline', 'headers')],
    ['undeclared response', new ResponseError('', {})],
    ['no usable token', new AuthError('', {})],
    ['wrong call or configuration', new ConfigError('', {})],
  ]
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const { retries, baseDelayMs, maxDelayMs, maxRetryAfterMs } = defaultRetry
  return `<!-- Generated from src/runtime/sending/retry.ts by \`npm run generate\`; do not edit. -->

# What is retried, and when

A failed call is retried at most ${retries === 2 ? 'twice' : `${retries} times`}. The wait before the first retry is random between 0 and ${baseDelayMs} ms; the upper
limit doubles with each retry, up to ${maxDelayMs} ms. If the server asks for a wait (\`Retry-After\`, \`retry-after-ms\`), the client
waits that long. If that is more than ${maxRetryAfterMs} ms, the call fails at once, and the error has \`retryAfterMs\`.

Without these headers, the client waits until the rate limit resets, according to \`x-ratelimit-reset-after\`, \`RateLimit\`,
\`RateLimit-Reset\`, \`x-ratelimit-reset\` or \`x-rate-limit-reset\` (in seconds, or a date in seconds or milliseconds). It does so
after a 429, unless the headers say that requests remain, and after a 503 or 403 whose headers say that none remain. Such a
403 counts as \`x-should-retry: true\`.

${row(['failure', ...methods, 'with a key'])}
${row(['---', ...methods.map(() => '---'), '---'])}
${failures
  .map(([name, error]) => {
    const retried = [
      ...methods.map((method) => isRetryable(error, method)),
      isRetryable(error, 'POST', {}, 2),
    ]
    return row([name, ...retried.map((is) => (is ? 'yes' : '-'))])
  })
  .join('\n')}

The last column is for a POST or PATCH with an idempotency key. Each retry sends the same key, so that the server recognizes
it. A 409 to a retry means that an earlier attempt is still running; a 409 to the first attempt is not retried.

\`retry.statuses\` overrides single statuses: \`true\` makes a status behave like 500 in this table, \`'unprocessed'\` like 429, and
\`false\` like 400, whatever the server says. \`should-retry\` and \`stripe-should-retry\` work like \`x-should-retry\`.

A 401 is handled separately: if the token comes from a function, the client calls it again and repeats the call once. This
doesn't count as a retry. If you abort a call, it ends at once.

If every call fails, a client stops retrying after ${spendable()} retries, until calls succeed again: each retry takes 5 from a budget
of 500, and each success gives some back. Each \`tenant\`, and each \`token\` set on a call, has its own budget, so that
tenants can't use up each other's. A client keeps at most ${maxTokenAccounts} such budgets that are not full.
`
}

/** How many retries a new client's budget allows. */
function spendable(): number {
  const budget = {}
  let count = 0
  while (takeRetry(budget)) count++
  return count
}
