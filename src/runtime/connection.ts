import { checkNames } from './config/check.ts'
import type { CallOptions, Config, Result } from './config/config.ts'
import { configError } from './config/config-error.ts'
import { applyOptions, clientOptions, initialSettings } from './config/settings.ts'
import type { Api } from './definition.ts'
import type { Draft, Encoder } from './encoders/encoder.ts'
import { isSdkError } from './errors/errors.ts'
import type { Operation } from './operation.ts'
import { createCall, emit, type Shared } from './sending/call.ts'
import { transport } from './sending/transport.ts'
import { validate } from './validation/validate.ts'

/**
 * One API on one server with one token: the first argument of single operations. Its state lives in closures, so
 * printing it never shows the token.
 */
export interface Connection<Name extends string = string> {
  /** Name of the API group. */
  readonly api: Name
  /** Checks settings and returns a function that applies them to later calls. Throws ConfigError if one is invalid. */
  checkConfig(config: Config): () => void
  /** Calls one operation of the API. */
  call(
    operation: Operation,
    params?: unknown,
    body?: unknown,
    options?: CallOptions,
  ): Promise<Result<unknown>>
}

/** Tells whether a value is a connection. */
export function isConnection(value: unknown): value is Connection {
  return typeof (value as Connection | null | undefined)?.checkConfig === 'function'
}

/** Opens a connection to an API. Throws ConfigError if the configuration is invalid. */
export function open<Name extends string>(
  api: Api & { readonly name: Name },
  config: Config = {},
): Connection<Name> {
  const shared: Shared = {}
  let settings = initialSettings(api)

  const connection: Connection<Name> = {
    api: api.name,

    checkConfig(changes) {
      const next = applyOptions(api, settings, changes, configError(api), clientOptions, initialSettings(api))
      return () => {
        settings = next
      }
    },

    async call(
      { definition, encoders = [] }: Operation & { encoders?: readonly Encoder[] },
      params,
      body,
      options,
    ) {
      const call = createCall(definition, settings, shared)
      const { reject } = call
      const allParams = params ?? {}
      const draft: Draft = { url: definition.path, headers: {}, body: null }
      try {
        if (options != null) {
          call.settings = applyOptions(api, settings, options, reject, definition.options)
          call.hasOwnToken = options.token !== undefined
        }
        if (definition.api.name !== api.name)
          reject('connection', `belongs to ${api.name}, not to ${definition.api.name}`)
        if (params != null) checkNames('params', params, definition.params ?? {}, reject)
        if (body != null && !definition.body)
          reject('body', 'is not accepted by this operation; options are the third argument')
        for (const encode of encoders) encode(call, draft, allParams, body)
        const { schemas } = call.settings
        if (schemas) {
          await validate(call, schemas, [
            ['params', allParams],
            ['body', body],
          ])
        }
        return await transport(call, draft)
      } catch (error) {
        const { signal } = call.settings
        const { code, status } =
          signal?.aborted && (error === signal.reason || !isSdkError(error))
            ? { code: 'aborted' }
            : Object(error)
        emit(call, { type: 'error', code, status })
        throw error
      }
    },
  }
  connection.checkConfig(config)()
  return connection
}
