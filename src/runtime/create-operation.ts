import type { CallOptions, Result } from './config/config.ts'
import { configError } from './config/config-error.ts'
import { isConnection } from './connection.ts'
import type { Definition } from './definition.ts'
import type { Encoder } from './encoders/encoder.ts'
import type { Operation } from './operation.ts'

/** Creates an operation's function from its definition and the encoders of its parameters and body. */
export function operation<Function extends Operation>(
  definition: Definition,
  ...encoders: Encoder[]
): Function {
  const call = async (
    connection: unknown,
    params: unknown,
    body: unknown,
    options?: CallOptions,
  ): Promise<Result<unknown>> =>
    isConnection(connection)
      ? connection.call(call, params, body, options)
      : configError(definition.api, definition)('connection', 'is not a connection; make one with connect()')
  call.definition = definition
  call.encoders = encoders
  return call as unknown as Function
}
