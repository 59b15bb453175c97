import type { Result } from '../runtime/config/config.ts'
import { configError } from '../runtime/config/config-error.ts'
import { type Connection, isConnection } from '../runtime/connection.ts'
import type { Definition } from '../runtime/definition.ts'
import type { Operation } from '../runtime/operation.ts'

/** Any method or operation. */
export type Call = (...args: unknown[]) => Promise<Result<unknown>>

/** A call that hasn't been made. */
export interface PreparedCall {
  readonly call: Call
  readonly definition: Definition
  /** The connection of a single operation; empty for a client's method. */
  readonly connection: readonly Connection[]
  /** The arguments after it. */
  readonly others: readonly unknown[]
}

/** Reads a client's method, or a single operation with its connection. Throws ConfigError for anything else. */
export function readArguments(method: unknown, args: readonly unknown[]): PreparedCall {
  const { definition } = (method ?? {}) as Partial<Operation>
  if (!definition)
    return configError({ name: 'sdk' })('operation', "is neither a client's method nor an operation")
  const connection = args.filter(isConnection).slice(0, 1)
  return { call: method as Call, definition, connection, others: args.slice(connection.length) }
}

/** Reads call options. Throws ConfigError for a `signal`, because TanStack Query passes its own. */
export function readOptions(definition: Definition, options: unknown): object | undefined {
  const record = options as { signal?: unknown } | null | undefined
  if (record?.signal)
    configError(definition.api, definition)('signal', "is set by TanStack Query; don't pass one")
  return record ?? undefined
}
