import { typeOf } from '../runtime/config/check.ts'
import { configError } from '../runtime/config/config-error.ts'
import type { Connection } from '../runtime/connection.ts'
import type { Definition } from '../runtime/definition.ts'
import { readArguments } from './read-arguments.ts'

/** The name of the API, the operationId, and the call's arguments as JSON. */
export type QueryKey = readonly [
  api: string,
  operation: string,
  parameters?: Readonly<Record<string, unknown>>,
]

/**
 * Returns the key of an operation's queries, to invalidate or read them: all of them, or those whose parameters
 * include `params`. `['sandbox']`, only the name of the API, matches every query of the group.
 *
 * @example
 * import { queryKey } from 'sdk/query'
 * import { sandbox } from 'sdk/sandbox'
 *
 * queryClient.invalidateQueries({ queryKey: queryKey(sandbox.listSandboxes) })
 */
export function queryKey<Params>(
  method: (params: Params, ...others: never[]) => Promise<unknown>,
  params?: NoInfer<Partial<Params>>,
): QueryKey
/** The same for a single operation. */
export function queryKey<Name extends string, Params>(
  operation: (connection: Connection<Name>, params: Params, ...others: never[]) => Promise<unknown>,
  params?: NoInfer<Partial<Params>>,
): QueryKey
export function queryKey(method: unknown, params?: unknown): QueryKey {
  return keyOf(readArguments(method, []).definition, { params })
}

/** The key of a call: the arguments that its data depends on, as plain JSON that can be hashed and dehydrated. */
export function keyOf(definition: Definition, parameters: Readonly<Record<string, unknown>>): QueryKey {
  const { api, id } = definition
  const entries = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null)
  const all = toJson(definition, Object.fromEntries(entries)) as Record<string, unknown>
  return Object.keys(all).length ? [api.name, id, all] : [api.name, id]
}

/** Throws ConfigError for values a key can't hold: secrets, files, streams. */
function toJson(definition: Definition, value: unknown): unknown {
  const reject = configError(definition.api, definition)
  return JSON.parse(
    JSON.stringify(value, (name, each) => {
      if (definition.secrets?.includes(name))
        reject(name, 'is secret and would be kept in the query key; use mutationOptions')
      if (typeof each === 'bigint') return `${each}`
      const type = typeOf(each)
      if (each && typeof each === 'object' && !/^(object|array)$/.test(type))
        reject(name, `is ${type}, which a query key can't hold; use mutationOptions`)
      return each
    }),
  )
}
