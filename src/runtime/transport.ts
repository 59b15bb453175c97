import { createFinalURL, createQuerySerializer, defaultPathSerializer, mergeHeaders } from 'openapi-fetch'
import { attempt, type Delivered } from './attempt.ts'
import { type Call, elapsedMs, emit, misuse } from './call.ts'
import type { Definition } from './definition.ts'
import { type AnySdkError, type ApiError, isApiError, isSdkError } from './errors.ts'
import type { RequestParameters } from './parameters.ts'
import { isRetryable, type RetryBudget } from './retry.ts'
import { type OnAbort, within } from './time.ts'

/** What the calls of one client share. */
export interface Shared {
  readonly budget: RetryBudget
  readonly onAbort: OnAbort
}

/** Sends a checked call until it is answered for good. */
export async function transport(
  call: Call,
  { path, query, header }: RequestParameters,
  body: string | undefined,
  { budget, onAbort }: Shared,
): Promise<Delivered> {
  const { definition, settings } = call
  const { retry, clock, signal, deadlineMs, tokens, secure, headers, baseUrl } = settings
  if (!secure && (definition.secrets || (tokens && definition.security !== 'none'))) {
    misuse(call, 'baseUrl', 'is http and would carry a secret in clear; use https')
  }
  const request = {
    url: createFinalURL(definition.path, {
      baseUrl,
      params: { path, query },
      querySerializer: querySerializer(definition),
      pathSerializer: defaultPathSerializer,
    }),
    headers: mergeHeaders(
      { accept: 'application/json', 'content-type': body && 'application/json' },
      headers as Record<string, string>,
      header as Record<string, string>,
    ),
    body,
  }
  const bounds = { clock, signal, onAbort }
  let refused: ApiError | undefined
  for (let retries = 0; ; ) {
    try {
      const delivered = await attempt(call, request, bounds, retries + 1, refused)
      budget.giveBack(retries > 0)
      return delivered
    } catch (error) {
      if (!refused && tokens?.renewable && isApiError(error, 401)) {
        refused = error
        emit(call, { type: 'refresh' })
        continue
      }
      if (!isSdkError(error) || retries >= retry.retries || !isRetryable(error, definition.method))
        throw error
      const {
        code,
        status,
        retryAfterMs = retry.random() * Math.min(retry.maxDelayMs, retry.baseDelayMs * 2 ** retries),
      } = error as Partial<ApiError> & AnySdkError
      if (
        retryAfterMs > Math.max(retry.maxRetryAfterMs, 0) ||
        elapsedMs(call) + retryAfterMs >= deadlineMs ||
        !budget.take()
      )
        throw error
      retries++
      emit(call, { type: 'retry', code, status, waitMs: retryAfterMs })
      await within(bounds, retryAfterMs, () => {})
    }
  }
}

/** Serializes each query parameter in its own style (OpenAPI `style`, `explode`). */
function querySerializer({ params }: Definition) {
  return (query: Record<string, unknown>) =>
    Object.keys(query)
      .map((name) => {
        const style = params?.[name]?.style as never
        return createQuerySerializer({ array: style, object: style })({ [name]: query[name] })
      })
      .join('&')
}
