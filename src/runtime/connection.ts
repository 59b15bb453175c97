import { createCall, emitFailure, misuse } from './call.ts'
import type { CallOptions, Config, Result } from './config.ts'
import type { Api, Definition } from './definition.ts'
import { ConfigError } from './errors.ts'
import { readParameters } from './parameters.ts'
import { writeBody } from './request-body.ts'
import { createRetryBudget } from './retry.ts'
import { initialSettings, mergeSettings } from './settings.ts'
import { createAbortHub } from './time.ts'
import { type Shared, transport } from './transport.ts'

/**
 * One API on one server with one token. Single operations take it as their first argument. Its state lies in
 * closures: printing it shows nothing of the token.
 */
export interface Connection<Name extends string = string> {
  /** Name of the API group. */
  readonly api: Name
  /** Changes settings; calls that begin later use them. */
  configure(config: Config): void
  /** Calls one operation of the API. */
  call(
    definition: Definition,
    params: unknown,
    body: unknown,
    options?: CallOptions,
  ): Promise<Result<unknown>>
}

/** Opens a connection to an API. Throws ConfigError where the configuration is wrong. */
export function open<Name extends string>(
  api: Api & { readonly name: Name },
  config: Config = {},
): Connection<Name> {
  const shared: Shared = { budget: createRetryBudget(), onAbort: createAbortHub() }
  const deprecated = new Set<string>()
  let settings = initialSettings(api)
  let calls = 0

  const connection: Connection<Name> = {
    api: api.name,

    configure(config) {
      settings = mergeSettings(api, settings, config, 'client', (parameter, problem) => {
        throw new ConfigError(`${api.name} is not configured: ${parameter} ${problem}`, {
          api: api.name,
          attempts: 0,
          elapsedMs: 0,
          parameter,
        })
      })
    },

    async call(definition, params, body, options) {
      let call = createCall(definition, settings, ++calls, deprecated)
      const reject = (parameter: string, problem: string) => misuse(call, parameter, problem)
      try {
        if (definition.api.name !== api.name)
          reject('connection', `is one of ${api.name}, not of ${definition.api.name}`)
        if (options !== undefined && options !== null) {
          call = { ...call, settings: mergeSettings(api, settings, options, 'call', reject) }
        }
        for (const name of definition.secrets ?? []) call.redactor.add(fieldOf(body, name))
        const parameters = readParameters(definition, params, reject)
        const content = writeBody(definition, body, reject)
        call.settings.signal?.throwIfAborted()
        const { data, response } = await transport(call, parameters, content, shared)
        return { data, response, requestId: call.requestId, attempts: call.attempts }
      } catch (error) {
        emitFailure(call, error)
        throw error
      }
    },
  }
  connection.configure(config)
  return connection
}

/** The values of a field at any depth of a body. */
function fieldOf(value: unknown, name: string): unknown[] {
  if (typeof value !== 'object' || !value) return []
  return Object.entries(value).flatMap(([key, each]) => (key === name ? [each] : fieldOf(each, name)))
}
