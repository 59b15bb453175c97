import type { Operation, OperationShape } from '../operation.ts'
import { type ApiError, isSdkError } from './errors.ts'

/**
 * Tells whether a value is an {@link ApiError}, with this HTTP status if you pass one.
 *
 * @example
 * import { isApiError } from 'sdk'
 *
 * try {
 *   await client.deleteSandbox({ name: 'gone' })
 * } catch (error) {
 *   if (!isApiError(error, 404)) throw error
 *   console.log(error.status) // 404
 * }
 */
export function isApiError<Status extends number = number>(
  error: unknown,
  status?: Status,
): error is ApiError & { readonly status: Status }
/**
 * Tells whether a value is the ApiError of this operation and status with a JSON body; `body` then has the type that
 * the spec declares. False for any other body, such as a proxy's HTML page, and for none.
 *
 * @example
 * import { createSandbox, isApiError } from 'sdk/sandbox'
 *
 * try {
 *   await client.createSandbox(null, { name: '' })
 * } catch (error) {
 *   if (!isApiError(error, createSandbox, 422)) throw error
 *   console.log(error.body.detail?.[0]?.loc) // ['body', 'name']
 * }
 */
export function isApiError<Shape extends OperationShape, Status extends keyof Shape['errors'] & number>(
  error: unknown,
  operation: Operation<Shape>,
  status: Status,
): error is ApiError<Shape['errors'][Status]> & { readonly status: Status }
export function isApiError(error: unknown, ...conditions: (number | Operation | undefined)[]): boolean {
  if (!isSdkError(error) || error.code !== 'api_error') return false
  return conditions.every((each) =>
    typeof each === 'function' || typeof each === 'object'
      ? error.api === each.definition.api.name &&
        error.operation === each.definition.id &&
        // A proxy's page or an empty body is not what the spec declares.
        typeof error.body === 'object'
      : each === undefined || error.status === each,
  )
}
