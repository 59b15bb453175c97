export type { Token, TokenRequest } from './auth.ts'
export { authorize, configure } from './client.ts'
export type { CallOptions, Config, Result, SharedOptions } from './config.ts'
export type { Connection } from './connection.ts'
export type { Definition } from './definition.ts'
export type { Issue } from './error-body.ts'
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
} from './errors.ts'
export type {
  ClientEvent,
  DeprecationEvent,
  ErrorEvent,
  RefreshEvent,
  RequestEvent,
  ResponseEvent,
  RetryEvent,
  ValidationEvent,
} from './events.ts'
export { isApiError } from './is-api-error.ts'
export type { Operation, OperationShape, Paged } from './operation.ts'
export { type PagedMethod, type PagedOperation, type Pages, paginate } from './paginate.ts'
export type { RetryPolicy } from './retry.ts'
export type { Clock } from './time.ts'
export {
  defineSchemas,
  type OperationSchemas,
  type Schemas,
  type StandardIssue,
  type StandardResult,
  type StandardSchema,
  type Validation,
} from './validate.ts'
