import type { Api, Definition } from '../runtime/definition.ts'
import type { Operation, OperationShape } from '../runtime/operation.ts'
import type { HeaderRecord } from './header-record.ts'
import type { RouteRules } from './route.ts'

/** The operations of a group, e.g. `SandboxOperations`: the types of each, by operationId. */
export type Shapes<Group> = { readonly [Name in keyof Group]: OperationShape }

/** An incoming request. */
export interface Incoming {
  /** Absent if the path exists without this method. */
  readonly definition: Definition | undefined
  readonly method: string
  /** The request's own URL. */
  readonly url: string
  /** Path after the base URL. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** By name in lower case. */
  readonly headers: HeaderRecord
  /** The body as text; empty if there is none. */
  readonly text: string
  /** The body as JSON; `undefined` if there is none or it is not JSON. */
  readonly body: unknown
}

/** A status with its body. */
export interface MockResponse {
  readonly status: number
  /** JSON, or a text of another media type; `undefined` for no body. */
  readonly body: unknown
  /**
   * Media type of the body.
   * @default application/json
   */
  readonly media?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** Parameters of a call as sent: strings. */
export type Texts<Params> = [Params] extends [object]
  ? { readonly [Name in keyof Params]: string }
  : Readonly<Record<never, string>>

/** What a handler receives. */
export interface Call<Shape extends OperationShape, Caller> {
  readonly params: Texts<Shape['params']>
  /** Unchecked JSON. */
  readonly body: unknown
  readonly caller: Caller
  /** The request's own URL. */
  readonly url: string
}

/** `404` and `'404'` are the same status; `default` and `5XX` mean several. */
type Status<Code> = Code extends number
  ? Code
  : Code extends `${infer Digits extends number}`
    ? Digits
    : number

/** The errors that an operation may return, with the declared body of each status. */
export type Refusal<Shape extends OperationShape> = {
  [Code in keyof Shape['errors']]: { readonly status: Status<Code>; readonly body: Shape['errors'][Code] }
}[keyof Shape['errors']]

/** The declared success response, or a declared error. */
export type Outcome<Shape extends OperationShape> = { readonly data: Shape['data'] } | Refusal<Shape>

/** One handler per operation. A response of the wrong shape is a type error. */
export type Handlers<Group extends Shapes<Group>, Caller> = {
  readonly [Name in keyof Group]: (call: Call<Group[Name], Caller>) => Outcome<Group[Name]>
}

/** How a vendor's server behaves around its operations. */
export interface Vendor<Caller> extends RouteRules {
  readonly api: Api
  readonly operations: Readonly<Record<string, Operation>>
  /** The token of a request; `undefined` if it has none. */
  token(incoming: Incoming): string | undefined
  /** The caller, or the refusal. Runs before the body is read. */
  admit(incoming: Incoming, token: string | undefined): { readonly caller: Caller } | MockResponse
  /** A problem with the body as a whole, such as invalid JSON. */
  checkBody(incoming: Incoming): MockResponse | undefined
  /** The response for an unknown path or method. */
  unknown(incoming: Incoming): MockResponse
  /** A valid body for any error status, per operation if the vendor's bodies differ. */
  error(status: number, retryAfterSeconds?: number, operation?: string): unknown
  /** Names of body and query fields that may contain the token; recorded calls omit them. */
  readonly tokenFields?: readonly string[]
}

/** Tells a response from a function's other results. */
export const isResponse = (value: object): value is MockResponse => 'status' in value
