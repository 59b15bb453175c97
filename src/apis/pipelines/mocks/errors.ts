import type { ErrorResponse } from '../types.gen.ts'

/**
 * The format of error bodies. The real one is unknown: most of epilot's APIs use `status`, an API gateway uses
 * `message`.
 */
export type ErrorForm = 'status' | 'message'

/** Creates error responses in one format. */
export type Failures = ReturnType<typeof createFailures>

/** Returns the functions that create error responses, with the texts of epilot's other APIs. */
export function createFailures(form: ErrorForm) {
  const body = (status: number, details?: string): ErrorResponse =>
    form === 'message'
      ? { message: status === 401 ? 'Unauthorized' : textOf(status) }
      : { status, error: textOf(status), ...(details !== undefined && { details }) }
  return {
    body,
    answer: <Status extends number>(status: Status, details?: string) => ({
      status,
      body: body(status, details),
    }),
  }
}

const textOf = (status: number) => texts[status] ?? (status < 500 ? 'Bad Request' : 'Internal Server Error')

const texts: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  401: 'Unauthorized: Invalid or expired token',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  429: 'Too many requests. Try again later.',
  500: 'Internal Server Error',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
}
