import type { MockResponse } from '../../../mocks/vendor.ts'
import type { ErrorResponse } from '../types.gen.ts'

/** An error as PostHog's exception handler prints it. */
export interface Problem<Status extends number = number> {
  readonly status: Status
  readonly body: ErrorResponse
}

/** A problem with one field. */
export type FieldProblem = Problem<400>

const problem = <Status extends number>(
  status: Status,
  type: string,
  code: string,
  detail: string,
  attr: string | null = null,
): Problem<Status> => ({ status, body: { type, code, detail, attr } })

/** An invalid value. */
export const notValid = (code: string, detail: string, attr: string | null): FieldProblem =>
  problem(400, 'validation_error', code, detail, attr)

/** A request that its caller has no permission for. */
export const denied = (detail: string) => problem(403, 'authentication_error', 'permission_denied', detail)

/** Errors with a fixed text. */
export const problems = {
  noCredentials: problem(
    401,
    'authentication_error',
    'not_authenticated',
    'Authentication credentials were not provided.',
  ),
  notFound: problem(404, 'invalid_request', 'not_found', 'Not found.'),
  projectNotFound: problem(404, 'invalid_request', 'not_found', 'Project not found.'),
  crash: problem(500, 'server_error', 'error', 'A server error occurred.'),
} as const

/** An invalid key; `place` is where it was found. */
export const badKey = (place: string) =>
  problem(
    401,
    'authentication_error',
    'authentication_failed',
    `Personal API key found in request ${place} is invalid.`,
  )

/** A method that the path doesn't have. */
export const methodNotAllowed = (method: string) =>
  problem(405, 'invalid_request', 'method_not_allowed', `Method "${method}" not allowed.`)

/** A body of an unsupported media type. */
export const unsupportedMediaType = (type: string) =>
  problem(415, 'invalid_request', 'unsupported_media_type', `Unsupported media type "${type}" in request.`)

/** A body that is not JSON. The reason is worded as by Python's parser, and is always the same here. */
export const parseError = problem(
  400,
  'invalid_request',
  'parse_error',
  'JSON parse error - Expecting value: line 1 column 1 (char 0)',
)

/** Too many calls. */
export function throttled(seconds: number): MockResponse {
  const unit = seconds === 1 ? 'second' : 'seconds'
  return problem(
    429,
    'throttled_error',
    'throttled',
    `Request was throttled. Expected available in ${seconds} ${unit}.`,
  )
}

/** A valid body for any error status. */
export function anyProblem(status: number, retryAfterSeconds = 1): ErrorResponse {
  switch (status) {
    case 401:
      return badKey('Authorization header').body
    case 403:
      return denied('You do not have permission to perform this action.').body
    case 404:
      return problems.notFound.body
    case 405:
      return methodNotAllowed('PUT').body
    case 415:
      return unsupportedMediaType('text/plain').body
    case 429:
      return throttled(retryAfterSeconds).body as ErrorResponse
    default:
      return status < 500 ? notValid('invalid_input', 'Invalid input.', null).body : problems.crash.body
  }
}
