import { captureRequest } from '../../dry-run/capture-request.ts'
import { maskParameters } from '../../dry-run/mask-parameters.ts'
import { isNode } from '../document.ts'
import type { Sendable } from '../schemas/input.ts'
import type { OperationTool } from '../tools/tool.ts'
import { maskFields } from './mask.ts'
import { type Result, structured } from './result.ts'

const mask = '[redacted]'

/**
 * Returns the request of a call without sending it. The client creates it twice: once with the real values, so that
 * it rejects what a call would reject, and once with masked secrets, to show.
 */
export async function dryRun(
  { method, definition }: OperationTool,
  { params, body, options }: Sendable,
): Promise<Result> {
  const { secrets = [] } = definition
  const capture = async (shownParams: unknown, shownBody: unknown) => {
    const token = tokenOf(definition.api)
    const sent = await captureRequest((fetch) =>
      method(shownParams, shownBody, { ...options, fetch, token, retry: false }),
    )
    const { body: sentBody, ...request } = sent
    if (sentBody == null) return request
    return { ...request, body: typeof sentBody === 'string' ? sentBody : '(bytes)' }
  }
  await capture(params, body)
  const request = await capture(
    params && maskParameters(definition, params, mask),
    isNode(body) || Array.isArray(body) ? maskFields(body, secrets) : body,
  )
  return structured({ dryRun: true, request })
}

/** A placeholder for the token, in the API's form. */
function tokenOf({ auth, schemes }: OperationTool['definition']['api']): unknown {
  if (!schemes) return auth ? mask : undefined
  return Object.fromEntries(
    Object.entries(schemes).map(([name, { basic }]) => [
      name,
      basic ? { username: mask, password: mask } : mask,
    ]),
  )
}
