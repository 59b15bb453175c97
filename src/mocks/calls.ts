import type { Incoming } from './vendor.ts'

/** A recorded call. It has no headers, and so no token. */
export interface MockCall<Operation extends string = string> {
  /** operationId */
  readonly operation: Operation
  readonly method: string
  /** Path after the base URL, as sent. */
  readonly path: string
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** The JSON body; `undefined` if there is none or it is not JSON. */
  readonly body: unknown
  /** Status of the response; `undefined` if there is none, or none yet. */
  readonly status: number | undefined
}

/** A record that awaits its response. */
export type OpenCall<Operation extends string> = Omit<MockCall<Operation>, 'status'> & {
  status: number | undefined
}

/** Records a request, without fields that may contain the token. */
export function recordCall<Operation extends string>(
  operation: Operation,
  incoming: Incoming,
  tokenFields: readonly string[] = [],
): OpenCall<Operation> {
  const { method, path, params, query, text } = incoming
  const without = <Fields extends object>(fields: Fields) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !tokenFields.includes(name)))
  // A copy, so that a handler can't change what was sent.
  const body: unknown = incoming.body === undefined ? undefined : JSON.parse(text)
  const isRecord = typeof body === 'object' && body !== null && !Array.isArray(body)
  return {
    operation,
    method,
    path,
    params,
    query: without(query),
    body: isRecord ? without(body) : body,
    status: undefined,
  }
}
