import { operationKey } from '../client.ts'
import type { CallOptions, Result } from '../config/config.ts'
import type { Connection } from '../connection.ts'
import type { Encoder } from '../encoders/encoder.ts'
import type { Operation } from '../operation.ts'
import { createSecrets, type Secrets } from '../secrets/redact.ts'

/** A paged method that keeps the secrets of its last call, so that an error about a page can be masked. */
export interface Watched {
  readonly call: (params: object, options: unknown) => Promise<Result<unknown>>
  readonly secrets: () => Secrets
}

/** Watches a client's method, or a single operation with its connection. */
export function watched(method: unknown, [connection]: readonly Connection[]): Watched {
  const call = method as (...args: unknown[]) => Promise<Result<unknown>>
  let secrets = createSecrets()
  const watch = ({ definition, encoders = [] }: Operation & { encoders?: readonly Encoder[] }) => ({
    definition,
    encoders: [
      ...encoders,
      ((each) => {
        secrets = each.secrets
      }) satisfies Encoder,
    ],
  })
  const own: Operation | undefined = Object(method)[operationKey]
  const connected = connection && {
    ...connection,
    call: (operation: Operation, ...args: [unknown?, unknown?, CallOptions?]) =>
      connection.call(watch(operation), ...args),
  }
  return {
    secrets: () => secrets,
    call(params, options) {
      if (connected) return call(connected, params, null, options)
      // The call itself rejects options that aren't an object.
      const isRecord = typeof (options ?? {}) === 'object'
      return call(
        params,
        null,
        own && isRecord ? { ...(options as object), [operationKey]: watch(own) } : options,
      )
    },
  }
}
