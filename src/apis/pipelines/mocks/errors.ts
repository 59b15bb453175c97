import type { ErrorResponse } from '../types.gen.ts'

/**
 * The form of error bodies. The real one is unknown: `status` is that of most of epilot's APIs, `message` that of an
 * API gateway.
 */
export type ErrorForm = 'status' | 'message'

/** Makes error answers in one form. */
export type Failures = ReturnType<typeof createFailures>

/** Makes what makes error answers. The texts are those of epilot's other APIs. */
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
