import type { JsonType } from '../../runtime/definition.ts'
import { isNode } from '../document.ts'
import type { Sendable } from '../schemas/input.ts'
import type { OperationTool } from '../tools/tool.ts'
import { maskFields } from './mask.ts'
import { type Result, structured } from './result.ts'

const mask = '[redacted]'

/**
 * Answers with the request that a call would send, and sends nothing. The client itself writes it, twice: as it would be
 * sent, so that it refuses what it would refuse, and with the secrets masked, which is what is shown.
 */
export async function dryRun(
  { method, definition }: OperationTool,
  { params, body, options }: Sendable,
): Promise<Result> {
  const { secrets = [] } = definition
  const capture = async (shownParams: unknown, shownBody: unknown) => {
    let sent: object | undefined
    const fetch = (url: string, init: RequestInit) => {
      sent = {
        method: `${init.method}`,
        url,
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(init.body != null && { body: typeof init.body === 'string' ? init.body : '(bytes)' }),
      }
      return Promise.reject(new Error('a dry run sends nothing'))
    }
    try {
      await method(shownParams, shownBody, {
        ...options,
        fetch,
        token: tokenOf(definition.api),
        retry: false,
      })
    } catch (error) {
      if (!sent) throw error
    }
    return sent as object
  }
  await capture(params, body)
  const maskedParams = Object.fromEntries(
    Object.entries(params ?? {}).map(([name, value]) => {
      const [type = 'string'] = [definition.params?.[name]?.type ?? []].flat()
      return [name, secrets.includes(name) ? masks[type] : value]
    }),
  )
  const request = await capture(
    params && maskedParams,
    isNode(body) || Array.isArray(body) ? maskFields(body, secrets) : body,
  )
  return structured({ dryRun: true, request })
}

/** Something in place of the token, in the form that the API takes. */
function tokenOf({ auth, schemes }: OperationTool['definition']['api']): unknown {
  if (!schemes) return auth ? mask : undefined
  return Object.fromEntries(
    Object.entries(schemes).map(([name, { basic }]) => [
      name,
      basic ? { username: mask, password: mask } : mask,
    ]),
  )
}

/** Another value of the same type, so that the request is written the same way. */
const masks: { readonly [Type in JsonType]: unknown } = {
  string: mask,
  integer: 0,
  number: 0,
  boolean: false,
  array: [mask],
  object: { [mask]: mask },
  null: null,
}
