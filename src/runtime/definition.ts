import type { Dates, Int64s } from './values/shape.ts'

/** JSON types of a parameter or body (OpenAPI 3.1, JSON Schema `type`). */
export type JsonType = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'null'

/** Where a value goes in the request (OpenAPI Parameter Object, `in`). */
export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie'

/** One parameter of an operation. */
export interface Parameter {
  readonly in: ParameterLocation
  /** Accepted JSON types; absent if the spec leaves the type open. */
  readonly type?: JsonType | readonly JsonType[]
  /** Path parameters are always required. */
  readonly required?: true
  /** Query serialization, if not OpenAPI's default (`form`, exploded). */
  readonly style?: { readonly style: string; readonly explode: boolean }
  /** How the encoder `otherParameters` writes it. Absent if the encoders for path, header and query do. */
  readonly as?: ParameterForm
}

/** A serialization that few operations need. */
export interface ParameterForm {
  /** Name in the request, if the call uses another one. */
  readonly name?: string
  /**
   * A style of OpenAPI, `json` or `text` for a parameter declared with `content`, or `wildcard` for several path
   * segments.
   */
  readonly style: string
  readonly explode?: boolean
  /** Reserved characters stay as they are (OpenAPI `allowReserved`). */
  readonly reserved?: true
  /** The parameter is the whole query, which `wholeQuery` writes in this form. */
  readonly whole?: 'form' | 'json' | 'text'
  /** An optional path parameter: without it, its segment is dropped. */
  readonly optional?: true
}

/** How to write a field of a form (OpenAPI Encoding Object). */
export interface PartForm extends Partial<ParameterForm> {
  /** Media type of the field. */
  readonly type?: string
  /** More headers of its part. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What an operation's request body is declared as. */
export interface BodyDefinition {
  readonly required?: true
  readonly type?: JsonType | readonly JsonType[]
  /** Media type, if not plain JSON; a range (`image/*`) if the body has its own type. */
  readonly media?: string
  /** Fields of a form with their own serialization (OpenAPI Encoding Object). */
  readonly encoding?: Readonly<Record<string, PartForm>>
  /**
   * For an operation with several media types: the body's definition in each. Of the other fields only `required` is
   * set.
   */
  readonly content?: Readonly<Record<string, BodyDefinition>>
}

/**
 * What a declared success response contains: `stream` for only a stream of items, `any` if its content type decides,
 * `redirect` for a Location (RFC 9110, section 15.4).
 */
export type ResponseKind = 'json' | 'text' | 'binary' | 'empty' | 'stream' | 'any' | 'redirect'

/** How the items of a stream are read. */
export interface StreamForm {
  /** An item is the whole server-sent event: `data`, `event`, `id` and `retry`. Absent: only the data. */
  readonly whole?: true
  /** Which data is text rather than JSON: all of it, or by event name, with `*` for the others. */
  readonly data?: 'text' | Readonly<Record<string, 'text' | 'json'>>
  /** Data that ends the stream, if not `[DONE]`. */
  readonly done?: string
}

/** How a paged operation links to the next page (spec extension `x-pagination`). */
export type Pagination = {
  /** Field of the page with the items; absent if the page itself is the list. */
  readonly items?: string
  /** Field of the page with the total number of items. */
  readonly total?: string
} & (
  | {
      readonly style: 'offset'
      /** Query parameters. */
      readonly limit: string
      readonly offset: string
      /** Field of the page with the link to the next one. */
      readonly next: string
    }
  | {
      readonly style: 'cursor'
      /** Query parameter. */
      readonly cursor: string
      /** Field of the page with the next cursor. */
      readonly next: string
    }
  /** The `Link` header names the next page (RFC 8288). */
  | { readonly style: 'link' }
)

/** Where a security scheme goes in the request (OpenAPI Security Scheme Object). */
export interface Scheme {
  /** Absent if it is not part of the request, such as a client certificate. */
  readonly in?: 'header' | 'query' | 'cookie'
  readonly name?: string
  /** Prefix of the value, including its space: `Bearer `. */
  readonly prefix?: string
  /** A user and a password (RFC 7617). */
  readonly basic?: true
}

/** Schemes that are needed together, and the scopes that each needs (OpenAPI Security Requirement Object). */
export type Requirement = Readonly<Record<string, readonly string[]>>

/**
 * A server with variables in its URL (OpenAPI Server Variable Object). A variable without a default is required.
 */
export interface ServerTemplate {
  readonly url: string
  readonly variables: Readonly<
    Record<string, { readonly enum?: readonly string[]; readonly default?: string }>
  >
}

/** What all operations of an API share. */
export interface Api {
  readonly name: string
  /** Base URLs by name (spec `servers`, extension `x-name`); the first is the default. Empty if the spec has none. */
  readonly servers: Readonly<Record<string, string>>
  /** Servers with variables, by name. Absent if the spec has none. */
  readonly templates?: Readonly<Record<string, ServerTemplate>>
  /** Header of the token, and its prefix. Absent if the API has no token. */
  readonly auth?: { readonly header: string; readonly prefix: string }
  /** The security schemes, if there are several, or one that is more than a token in a header. */
  readonly schemes?: Readonly<Record<string, Scheme>>
}

/** Everything the runtime knows about one operation. Generated from the spec. */
export interface Definition {
  readonly api: Api
  /** operationId */
  readonly id: string
  /** Upper-case HTTP method. */
  readonly method: string
  /** Path template, e.g. `/v1/sandbox/{name}`. */
  readonly path: string
  readonly params?: Readonly<Record<string, Parameter>>
  readonly body?: BodyDefinition
  /** Base URL of an operation on another server than the API's. */
  readonly server?: string
  /** Declared success statuses (`200`, `2XX`, `default`, `302`, `304`) and what they contain. */
  readonly responses: Readonly<Record<string, ResponseKind>>
  /** Media types to ask for, unless success is plain JSON or empty. */
  readonly accept?: string
  /** Responses that are streams, by media type. */
  readonly streams?: Readonly<Record<string, StreamForm>>
  /** The options of a call with their types, if it has some of its own. */
  readonly options?: Readonly<Record<string, string>>
  /** Absent: a token is required. */
  readonly security?: 'optional' | 'none'
  /** Security requirements; satisfying one of them is enough. */
  readonly requirements?: readonly Requirement[]
  /** Time limit of one attempt, if the default is too short (spec extension `x-timeout-ms`). */
  readonly timeoutMs?: number
  /** Names of fields whose values are secret (spec `writeOnly`, `format: password`, `x-secret`). */
  readonly secrets?: readonly string[]
  /** The success response contains a secret. */
  readonly secretResponse?: true
  readonly pagination?: Pagination
  /** Accepts an idempotency key (spec extension `x-idempotency-key-header`). */
  readonly idempotencyKey?: {
    readonly header: string
    readonly required?: true
    /** A random key would not match the document's schema. */
    readonly made?: false
  }
  /** Where data contains 64-bit integers; absent if nowhere (spec extension `x-int64`). */
  readonly int64?: Int64s
  /** Where data contains dates that are not strings; absent if nowhere (spec extension `x-dates`). */
  readonly dates?: Dates
}
