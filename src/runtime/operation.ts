import type { CallOptions, Result } from './config.ts'
import { isConnection } from './connection.ts'
import type { Definition } from './definition.ts'
import type { Encoder } from './encoder.ts'
import { misuse } from './misuse.ts'

export { accept } from './accept.ts'
export { formBody } from './form-body.ts'
export { multipartBody } from './multipart-body.ts'
export { otherParameters } from './other-parameters.ts'
export { parameters } from './parameters.ts'
export { queryParameters, scalarQuery } from './query-parameters.ts'
export { mediaType, rawBody } from './raw-body.ts'
export { jsonBody } from './request-body.ts'
export { givenServer, ownServer } from './server.ts'

/** What an operation takes and gives, as types. */
export interface OperationShape {
  params: unknown
  body: unknown
  data: unknown
  /** Error bodies by status. */
  errors: object
}

/** What every operation carries beside its call signature. */
export interface Operation<Shape extends OperationShape = OperationShape> {
  /** The operation as data: method, path template, parameters. */
  readonly definition: Definition
  /** Never there at run time; holds the types of the operation. */
  readonly shape?: Shape
}

declare const item: unique symbol

/** An operation whose answer is one page of `Item`s. */
export interface Paged<Item> {
  /** Never there at run time. Required all the same, so that no other function passes for a paged one. */
  readonly [item]: Item
}

/** Makes the function of one operation from its definition and what writes its parameters and body. */
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
      : misuse(definition.api, definition)('connection', 'is none; make one with connect()')
  call.definition = definition
  call.encoders = encoders
  return call as unknown as Function
}
