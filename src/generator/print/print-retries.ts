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

/** The page that says what is sent again when. Every cell is asked of the code that decides it. */
export function printRetries(): string {
  const network = (unsent: boolean) => new NetworkError('', { unsent })
  const timeout = (limit: string, phase: string) => new TimeoutError('', { limit, phase })
  const failures: [string, AnySdkError][] = [
    ...statuses.map((status): [string, AnySdkError] => [`${status}`, new ApiError('', { status })]),
    ['503 with a wait', new ApiError('', { status: 503, retryAfterMs: 1000 })],
    ['any status with `x-should-retry: true`', new ApiError('', { status: 400, shouldRetry: true })],
    ['any status with `x-should-retry: false`', new ApiError('', { status: 429, shouldRetry: false })],
    ['connection never made', network(true)],
    ['no answer, or one cut off', network(false)],
    ['timeout: connecting', timeout('attempt', 'connect')],
    ['timeout: waiting for the headers', timeout('attempt', 'headers')],
    ['timeout: reading the body', timeout('attempt', 'body')],
    ['timeout: waiting for the token', timeout('attempt', 'token')],
    ['deadline', timeout('deadline', 'headers')],
    ['answer that the API does not declare', new ResponseError('', {})],
    ['no usable token', new AuthError('', {})],
    ['wrong call or configuration', new ConfigError('', {})],
  ]
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const { retries, baseDelayMs, maxDelayMs, maxRetryAfterMs } = defaultRetry
  return `<!-- Generated from src/runtime/sending/retry.ts by \`npm run generate\`; do not edit. -->

# What is sent again, and when

A failed call is sent again ${retries} times at the most. The wait before it is drawn between 0 and ${baseDelayMs} ms, twice that
before the second one, and so on up to ${maxDelayMs} ms. Where the server names a wait (\`Retry-After\`, \`retry-after-ms\`), that
is the wait; one of more than ${maxRetryAfterMs} ms is not begun: the error comes at once and carries \`retryAfterMs\`.

Without these, the end of a rate limit is the wait: \`x-ratelimit-reset-after\`, \`RateLimit\`, \`RateLimit-Reset\`, \`x-ratelimit-reset\`,
\`x-rate-limit-reset\`, in seconds or as a date in seconds or milliseconds; after a 429 that does not say that something is
left, and after a 503 or 403 that says that nothing is, of which the 403 then counts as \`x-should-retry: true\`.

${row(['failure', ...methods, 'with a key'])}
${row(['---', ...methods.map(() => '---'), '---'])}
${failures
  .map(([name, error]) => {
    const again = [...methods.map((method) => isRetryable(error, method)), isRetryable(error, 'POST', {}, 2)]
    return row([name, ...again.map((is) => (is ? 'again' : '-'))])
  })
  .join('\n')}

The last column is for a POST or PATCH that is sent with an idempotency key: its repeats carry the same key, so that the server
knows them. A 409 then means that an earlier attempt is still at work; after the first attempt it counts as what it says.

\`retry.statuses\` changes the rows of single statuses: \`true\` reads like 500 in this table, \`'unprocessed'\` like 429, \`false\`
like 400, whatever the server says. \`should-retry\` and \`stripe-should-retry\` are read like \`x-should-retry\`.

A 401 is none of these: where the token comes from a function, it is asked once more and the call is repeated once,
outside the count. The caller's own abort ends everything at once.

A client that only meets failures sends ${spendable()} retries in all and then none, until calls succeed again: each retry takes 5 from a
budget of 500, and each success gives some back. Calls with a \`tenant\`, or a \`token\` of their own, have a budget for each, so that no
tenant spends what another one needs; a client keeps those of ${maxTokenAccounts} of them that have not paid back yet.
`
}

/** How many retries a fresh client has. */
function spendable(): number {
  const budget = {}
  let count = 0
  while (takeRetry(budget)) count++
  return count
}
