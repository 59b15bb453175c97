export type { BasicCredentials, SchemeToken, SchemeTokenRequest, Takes } from './auth/scheme-token.ts'
export type { Token, TokenRequest } from './auth/token-source.ts'
export { authorize, configure } from './client.ts'
export type {
  CallOptions,
  Config,
  FetchOptions,
  Result,
  SharedOptions,
} from './config/config.ts'
export type {
  EventOptions,
  ResponseAs,
  ResponseForm,
  ResponseOptions,
} from './config/response-options.ts'
export type { Connection } from './connection.ts'
export type { Definition } from './definition.ts'
export {
  type AnySdkError,
  ApiError,
  AuthError,
  ConfigError,
  type ErrorContext,
  isSdkError,
  NetworkError,
  ResponseError,
  SdkError,
  TimeoutError,
  ValidationError,
} from './errors/errors.ts'
export { isApiError } from './errors/is-api-error.ts'
export type { Issue } from './errors/issues.ts'
export type {
  ClientEvent,
  DeprecationEvent,
  ErrorEvent,
  ReceivedEvent,
  RefreshEvent,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  SentEvent,
  UndeclaredEvent,
  UnreadableEvent,
  ValidationEvent,
  WaitEvent,
} from './events/events.ts'
export type { Operation, OperationShape, Paged } from './operation.ts'
export {
  type PagedMethod,
  type PagedOperation,
  type PageOptions,
  type Pages,
  paginate,
} from './pages/paginate.ts'
export type { MonitorOptions, PollOptions, PollProgress } from './polling/options.ts'
export { poll } from './polling/poll.ts'
export type { Limiter } from './sending/limiter.ts'
export type { RetryPolicy, StatusPolicy } from './sending/retry.ts'
export { type QueryValue, withQuery } from './sending/with-query.ts'
export type { ItemStream } from './streams/stream.ts'
export type { Clock } from './time/clock.ts'
export { defineSchemas } from './validation/define-schemas.ts'
export type {
  OperationSchemas,
  Schemas,
  StandardIssue,
  StandardResult,
  StandardSchema,
  Validation,
} from './validation/schemas.ts'
export { type ViewOptions, withOptions } from './views/with-options.ts'
