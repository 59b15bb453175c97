import { isSdkError } from '../../runtime/errors/errors.ts'
import type { OperationTool } from '../tools/tool.ts'
import { maskData, maskValues } from './mask.ts'
import { problem, type Result } from './result.ts'

/** Longer error bodies are left out; the message and the issues have what matters. */
const longestBody = 2000

/**
 * Turns a failed call into a result that a model can read: the error's message, and its details as JSON. Never a
 * protocol error, which most hosts hide from the model.
 */
export function failureOf(error: unknown, { api }: OperationTool, values: readonly string[]): Result {
  if (!isSdkError(error)) return problem(maskValues(messageOf(error), values))
  const { code, requestId, attempts } = error
  const { status, issues, retryAfterMs, body } = error as {
    [Name in 'status' | 'issues' | 'retryAfterMs' | 'body']?: unknown
  }
  const isAboutToken = code === 'auth_error' || status === 401
  const hint = isAboutToken && api.tokenFrom ? `; set the token in ${api.tokenFrom}` : ''
  const details = {
    code,
    status,
    issues: Array.isArray(issues) && issues.length ? issues : undefined,
    retryAfterMs,
    requestId,
    attempts,
    body: JSON.stringify(body ?? null).length <= longestBody ? body : undefined,
  }
  const text = JSON.stringify(maskData(details, { values, fields: [] }))
  // A model can't call `authorize`, so that advice is replaced by the hint.
  const message = hint ? error.message.replace(/[:;] [^:;]*\bauthorize\(client, token\)/, '') : error.message
  return problem(`${maskValues(message, values)}${hint}`, text)
}

const messageOf = (error: unknown) =>
  (error instanceof Error ? error.message : `${error}`).replaceAll(/\s+/g, ' ')
