import type { Incoming } from './vendor.ts'

/** A call as it is recorded. It holds no header, and so no token. */
export interface MockCall<Operation extends string = string> {
  /** operationId */
  readonly operation: Operation
  readonly method: string
  /** Path behind the base URL, as it was sent. */
  readonly path: string
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** The JSON body; `undefined` where there is none or it is not JSON. */
  readonly body: unknown
  /** Status of the answer; `undefined` where there is none, or none yet. */
  readonly status: number | undefined
}

/** A record whose answer is still to come. */
export type OpenCall<Operation extends string> = Omit<MockCall<Operation>, 'status'> & {
  status: number | undefined
}

/** Records a request, without the fields that may hold the token. */
export function recordCall<Operation extends string>(
  operation: Operation,
  incoming: Incoming,
  tokenFields: readonly string[] = [],
): OpenCall<Operation> {
  const { method, path, params, query, text } = incoming
  const without = <Fields extends object>(fields: Fields) =>
    Object.fromEntries(Object.entries(fields).filter(([name]) => !tokenFields.includes(name)))
  // A copy, so that what a handler keeps and changes is not what was sent.
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
