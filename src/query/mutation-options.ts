import type { CallOptions, Result } from '../runtime/config/config.ts'
import type { Connection } from '../runtime/connection.ts'
import { readArguments } from './read-arguments.ts'
import { type Retry, retryOf } from './retry.ts'

/** The argument of `mutate`: `params` and `body`, each required if the operation requires it. */
export type Variables<Params, Body> =
  | (Named<'params', Params> & Named<'body', Body> & { readonly options?: CallOptions })
  // biome-ignore lint/suspicious/noConfusingVoidType: allows `mutate()` without an argument.
  | (undefined extends Params ? (undefined extends Body ? void : never) : never)

type Named<Name extends string, Value> = undefined extends Value
  ? { readonly [Key in Name]?: Value }
  : { readonly [Key in Name]: Value }

/** Options of TanStack Query 5 for `useMutation`. */
export interface MutationOptions<Data, Variables> {
  mutationKey: readonly [api: string, operation: string]
  mutationFn: (variables: Variables) => Promise<Data>
  /** Absent if the call's `retry` option is `false`. */
  retry?: Retry
}

/**
 * Returns the options of a mutation: `mutate({ params, body })` calls the method. The call options passed here apply
 * to every call; pass those of one call with its variables: `mutate({ body, options: { idempotencyKey } })`.
 *
 * @example
 * import { mutationOptions } from 'sdk/query'
 * import { sandbox } from 'sdk/sandbox'
 *
 * const { mutationFn } = mutationOptions(sandbox.createSandbox)
 * const created = await mutationFn({ body: { name: 'dev' } })
 */
export function mutationOptions<Name extends string, Params, Body, Data>(
  operation: (
    connection: Connection<Name>,
    params: Params,
    body: Body,
    options?: CallOptions,
  ) => Promise<Result<Data>>,
  connection: Connection<Name>,
  options?: CallOptions,
): MutationOptions<Data, Variables<Params, Body>>
/** The same for a client's method. */
export function mutationOptions<Params, Body, Data>(
  method: (params: Params, body: Body, options?: CallOptions) => Promise<Result<Data>>,
  options?: CallOptions,
): MutationOptions<Data, Variables<Params, Body>>
export function mutationOptions(method: unknown, ...args: unknown[]): MutationOptions<unknown, unknown> {
  const { call, definition, connection, others } = readArguments(method, args)
  const [options] = others
  return {
    mutationKey: [definition.api.name, definition.id],
    mutationFn: async (variables) => {
      const { params, body, options: own } = (variables ?? {}) as Record<string, object | undefined>
      return (await call(...connection, params, body, { ...(options as object), ...own })).data
    },
    ...retryOf(options),
  }
}
