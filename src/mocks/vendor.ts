import type { Api, Definition } from '../runtime/definition.ts'
import type { Operation, OperationShape } from '../runtime/operation.ts'
import type { HeaderRecord } from './header-record.ts'
import type { RouteRules } from './route.ts'

/** The `Operations` of a group: what each takes and gives, by operationId. */
export type Shapes<Group> = { readonly [Name in keyof Group]: OperationShape }

/** A request as it came in. */
export interface Incoming {
  /** Absent where the path is known and the method is not offered on it. */
  readonly definition: Definition | undefined
  readonly method: string
  /** The request's own URL. */
  readonly url: string
  /** Path behind the base URL. */
  readonly path: string
  readonly params: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, string>>
  /** By name in lower case. */
  readonly headers: HeaderRecord
  /** The body as text; empty where there is none. */
  readonly text: string
  /** The body as JSON; `undefined` where there is none or it is not JSON. */
  readonly body: unknown
}

/** A status with its body. */
export interface Answer {
  readonly status: number
  /** JSON, or the text of another media type; none where it is `undefined`. */
  readonly body: unknown
  /**
   * Media type of the body.
   * @default application/json
   */
  readonly media?: string | undefined
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** Parameters of a call as they travel: as text. */
export type Texts<Params> = [Params] extends [object]
  ? { readonly [Name in keyof Params]: string }
  : Readonly<Record<never, string>>

/** What a handler is told. */
export interface Call<Shape extends OperationShape, Caller> {
  readonly params: Texts<Shape['params']>
  /** Unchecked JSON. */
  readonly body: unknown
  readonly caller: Caller
  /** The request's own URL. */
  readonly url: string
}

/** `404` and `'404'` are a status, `default` and `5XX` are any. */
type Status<Code> = Code extends number
  ? Code
  : Code extends `${infer Digits extends number}`
    ? Digits
    : number

/** The errors that an operation may answer with, each with the body that its status declares. */
export type Refusal<Shape extends OperationShape> = {
  [Code in keyof Shape['errors']]: { readonly status: Status<Code>; readonly body: Shape['errors'][Code] }
}[keyof Shape['errors']]

/** The declared success answer, or a declared error. */
export type Outcome<Shape extends OperationShape> = { readonly data: Shape['data'] } | Refusal<Shape>

/** One handler per operation; one that answers a wrong shape does not compile. */
export type Handlers<Group extends Shapes<Group>, Caller> = {
  readonly [Name in keyof Group]: (call: Call<Group[Name], Caller>) => Outcome<Group[Name]>
}

/** How a vendor's server behaves around its operations. */
export interface Vendor<Caller> extends RouteRules {
  readonly api: Api
  readonly operations: Readonly<Record<string, Operation>>
  /** The token of a request; `undefined` where it has none. */
  token(incoming: Incoming): string | undefined
  /** Who calls, or the refusal. Asked before the body is looked at. */
  admit(incoming: Incoming, token: string | undefined): { readonly caller: Caller } | Answer
  /** What is wrong with the body before any field is looked at, e.g. that it is not JSON. */
  checkBody(incoming: Incoming): Answer | undefined
  /** The answer for a path that is none of the API's, or for a method that is not offered. */
  unknown(incoming: Incoming): Answer
  /** A valid body for any error status; of one operation where the vendor's differ. */
  error(status: number, retryAfterSeconds?: number, operation?: string): unknown
  /** Names of body and query fields that may hold the token; no record of a call shows them. */
  readonly tokenFields?: readonly string[]
}

/** Tells an answer from what else a function may return beside it. */
export const isAnswer = (value: object): value is Answer => 'status' in value
