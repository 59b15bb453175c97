import type { Result } from '../config/config.ts'
import type { Definition } from '../definition.ts'
import { isSdkError, ResponseError } from '../errors/errors.ts'
import { headersOf } from '../reading/headers.ts'
import { maskCause, maskText, type Secrets } from '../secrets/redact.ts'

/** The ResponseError for a page that doesn't lead to the next one. `secrets` are those of the page's call. */
export function wrongPage(
  secrets: Secrets,
  { api, id, method, path }: Definition,
  { response, requestId, attempts }: Result<unknown>,
  elapsedMs: number,
  problem: string,
  cause: unknown,
): ResponseError {
  const contentType = headersOf(undefined, response)('content-type')
  return new ResponseError(
    `${api.name}.${id} ${problem} (${method} ${path})`,
    {
      api: api.name,
      operation: id,
      method,
      url: path,
      requestId: requestId && maskText(secrets, requestId),
      attempts,
      elapsedMs,
      status: response.status,
      contentType: contentType && maskText(secrets, contentType),
      snippet: undefined,
    },
    maskCause(secrets, cause),
  )
}

/** The parameter that kept a call from being sent, if the server named it. */
export function isFaultOf(error: unknown, params: object): string | undefined {
  if (!isSdkError(error)) return undefined
  const names =
    error.code === 'config_error'
      ? [error.parameter]
      : error.code === 'validation_error' && error.side === 'request'
        ? error.issues.map(({ path }) => path[0])
        : []
  return names.find((name): name is string => typeof name === 'string' && Object.hasOwn(params, name))
}
