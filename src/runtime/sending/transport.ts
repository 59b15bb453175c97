import type { Result } from '../config/config.ts'
import { missing } from '../config/missing.ts'
import type { Draft } from '../encoders/encoder.ts'
import { type ApiError, isSdkError } from '../errors/errors.ts'
import { sleep } from '../time/sleep.ts'
import { attempt, type Refused } from './attempt.ts'
import { type Call, elapsedMs, emit } from './call.ts'
import { isRetryable } from './retry.ts'
import { giveBack, takeRetry } from './retry-budget.ts'

/** https, or http that stays on this machine. */
const secure = /^(https:|http:\/\/(([^/]+\.)?localhost|127(\.\d+){3}|\[::1])[:/])/

/** Sends a checked call, with retries. */
export async function transport(call: Call, draft: Draft): Promise<Result<unknown>> {
  const { definition, settings, shared } = call
  const { retry, deadlineMs, signal, token, limiter } = settings
  draft.url = settings.baseUrl + draft.url
  if (!secure.test(draft.url) && (definition.secrets || (token && definition.security !== 'none'))) {
    const [, name = '', port = ':80'] = /\/\/(.+?)(:\d+)?\//.exec(draft.url) ?? ''
    if (![name, name + port].some((host) => settings.allowHttp.includes(host)))
      call.reject(
        'baseUrl',
        `is http and would expose a secret; use https, or add ${name + port} to allowHttp`,
      )
  }
  if (!settings.fetch && typeof fetch !== 'function')
    call.reject('fetch', `${missing}, or pass the option fetch`)
  if (typeof AbortController !== 'function') call.reject('AbortController', missing)
  const headers: Record<string, string> = { accept: 'application/json' }
  if (draft.body !== null) headers['content-type'] = 'application/json'
  // By lower-case name. A plain record is cheaper than Headers, which the platform would copy anyway.
  for (const record of [settings.headers, draft.headers])
    for (const [name, value] of Object.entries(record)) {
      if (value === null) delete headers[name.toLowerCase()]
      else headers[name.toLowerCase()] = value
    }
  const account = () => settings.tenant ?? (call.hasOwnToken && call.token)
  let refused: Refused | undefined
  for (let retries = 0; ; ) {
    let startedAt: number
    const send = () => {
      startedAt = elapsedMs(call)
      return attempt(call, draft, headers, retries + 1, refused)
    }
    const answered = (status: number) =>
      emit(call, { type: 'response', status, durationMs: elapsedMs(call) - startedAt })
    try {
      const result = await (limiter ? limiter(call as never, send) : send())
      answered(result.response.status)
      giveBack(shared, retries > 0, account())
      return result
    } catch (error) {
      if (!isSdkError(error) || signal?.aborted) throw error
      const { code, status, retryAfterMs } = error as ApiError
      if (error.code === 'api_error') {
        if (error !== refused?.error) answered(status)
        if (!refused && token?.renewable && status === 401) {
          refused = { token: call.token, error }
          emit(call, { type: 'refresh' })
          continue
        }
      }
      const waitMs =
        retryAfterMs ?? retry.random() * Math.min(retry.maxDelayMs, retry.baseDelayMs * 2 ** retries)
      if (
        ++retries > retry.retries ||
        !isRetryable(error, definition.method, retry.statuses, call.idempotencyKey ? retries : 0) ||
        (retryAfterMs as number) > retry.maxRetryAfterMs ||
        elapsedMs(call) + waitMs >= deadlineMs ||
        !takeRetry(shared, account())
      ) {
        throw error
      }
      emit(call, { type: 'retry', code, status, waitMs })
      await sleep(call, waitMs)
    }
  }
}
