import { mergeHeaders } from 'openapi-fetch'
import { attempt, type Delivered, type Refused, type Shared } from './attempt.ts'
import type { Call } from './call.ts'
import type { Reject } from './check.ts'
import type { Draft } from './encoder.ts'
import { type AnySdkError, ApiError, SdkError } from './errors.ts'
import { isRetryable } from './retry.ts'
import { within } from './time.ts'

/** Sends a checked call until it is answered for good. */
export async function transport(
  call: Call,
  draft: Draft,
  shared: Shared,
  reject: Reject,
): Promise<Delivered> {
  const { definition, settings, emit, elapsedMs } = call
  const { retry, deadlineMs, signal, tokens, secure, baseUrl } = settings
  if (!secure && (definition.secrets || (tokens && definition.security !== 'none'))) {
    reject('baseUrl', 'is http and would carry a secret in clear; use https')
  }
  const url = baseUrl + draft.url
  const headers = mergeHeaders(
    { accept: 'application/json', 'content-type': draft.body && 'application/json' },
    settings.headers,
    draft.headers,
  )
  let refused: Refused | undefined
  for (let retries = 0; ; ) {
    try {
      const delivered = await attempt(call, { ...draft, url, headers }, shared, retries + 1, refused)
      shared.budget.giveBack(retries > 0)
      return delivered
    } catch (error) {
      if (!(error instanceof SdkError) || signal?.aborted) throw error
      const { code, status, retryAfterMs } = error as ApiError
      if (!refused && tokens?.renewable && error instanceof ApiError && status === 401) {
        refused = { token: call.token, error }
        emit({ type: 'refresh' })
        continue
      }
      const backoffMs = retry.random() * Math.min(retry.maxDelayMs, retry.baseDelayMs * 2 ** retries)
      const waitMs = retryAfterMs ?? backoffMs
      if (
        ++retries > retry.retries ||
        !isRetryable(error as AnySdkError, definition.method) ||
        (retryAfterMs ?? 0) > retry.maxRetryAfterMs ||
        elapsedMs() + waitMs >= deadlineMs ||
        !shared.budget.take()
      ) {
        throw error
      }
      emit({ type: 'retry', code, status, waitMs })
      await within(settings, shared.onAbort, waitMs, () => {})
    }
  }
}
