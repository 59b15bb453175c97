/** The subpath `sdk/runtime`: what generated code imports, and what its users get with their operations. */
export { credentials } from './auth/credentials.ts'
export { openWithSchemes } from './auth/open-with-schemes.ts'
export { bind } from './client.ts'
export type {
  CallOptions,
  Config,
  Result,
} from './config/config.ts'
export type {
  BodyOptions,
  EventOptions,
  ResponseAs,
  ResponseForm,
  ResponseOptions,
} from './config/response-options.ts'
export { atServer, type ServerVariables, serverUrl } from './config/server-variables.ts'
export { type Connection, open } from './connection.ts'
export { operation } from './create-operation.ts'
export { dateRequest, temporalRequest } from './dates/request.ts'
export { dateResponse, temporalResponse } from './dates/response.ts'
export { accept } from './encoders/accept.ts'
export { anyBody, bodyOptions, bothOptions } from './encoders/any-body.ts'
export { customFetch } from './encoders/custom-fetch.ts'
export { declaredIdempotencyKey } from './encoders/declared-idempotency-key.ts'
export { formBody } from './encoders/form-body.ts'
export { idempotencyKey } from './encoders/idempotency-key.ts'
export { multipartBody } from './encoders/multipart-body.ts'
export { otherParameters } from './encoders/other-parameters.ts'
export { parameters } from './encoders/parameters.ts'
export { pathQuery } from './encoders/path-query.ts'
export { queryParameters } from './encoders/query-parameters.ts'
export { mediaType, rawBody } from './encoders/raw-body.ts'
export { jsonBody } from './encoders/request-body.ts'
export { scalarQuery } from './encoders/scalar-query.ts'
export { sentOnce } from './encoders/sent-once.ts'
export { givenServer, givenVariables, ownServer } from './encoders/server.ts'
export { typedParts } from './encoders/typed-parts.ts'
export { wholeQuery } from './encoders/whole-query.ts'
export { int64Request } from './int64/request.ts'
export { int64Response } from './int64/response.ts'
export type { Operation, Paged } from './operation.ts'
export * from './public.ts'
export { ownResponse } from './reading/own-response.ts'
export { redirectResponse } from './reading/redirect-response.ts'
export { eventStream } from './streams/event-stream.ts'
export { jsonLines } from './streams/json-lines.ts'
export { jsonSequence } from './streams/json-sequence.ts'
export { multipartStream } from './streams/multipart-stream.ts'
export { answerOptions, eventOptions } from './streams/options.ts'
export type { ItemStream } from './streams/stream.ts'
export { streamedResponse } from './streams/streamed-response.ts'
export * from './validation/keywords.ts'
export { runtimeV1 } from './version.ts'
