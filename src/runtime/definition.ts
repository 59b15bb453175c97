import type { Dates, Int64s } from './values/shape.ts'

/** JSON types that a parameter or a body can be declared with (OpenAPI 3.1, JSON Schema `type`). */
export type JsonType = 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'object' | 'null'

/** Where a value goes in the request (OpenAPI Parameter Object, `in`). */
export type ParameterLocation = 'path' | 'query' | 'header' | 'cookie'

/** One parameter of an operation. */
export interface Parameter {
  readonly in: ParameterLocation
  /** Accepted JSON types; absent where the spec leaves the type open. */
  readonly type?: JsonType | readonly JsonType[]
  /** Path parameters are always required. */
  readonly required?: true
  /** Query serialization, where it is not OpenAPI's default (`form`, exploded). */
  readonly style?: { readonly style: string; readonly explode: boolean }
  /** How the encoder `otherParameters` writes it. Absent where those for path, header and query do. */
  readonly as?: ParameterForm
}

/** A way to write a parameter that few operations need. */
export interface ParameterForm {
  /** Name in the request, where the call knows it by another one. */
  readonly name?: string
  /**
   * A style of OpenAPI, `json` or `text` for a value that is declared by its content, or `wildcard` for segments of a
   * path.
   */
  readonly style: string
  readonly explode?: boolean
  /** Reserved characters stay as they are (OpenAPI `allowReserved`). */
  readonly reserved?: true
  /** It is the whole query, which the encoder `wholeQuery` writes: how. */
  readonly whole?: 'form' | 'json' | 'text'
  /** A parameter of the path that may be left out; its segment goes with it. */
  readonly optional?: true
}

/** A way to write a field of a form (OpenAPI Encoding Object). */
export interface PartForm extends Partial<ParameterForm> {
  /** Media type of the field. */
  readonly type?: string
  /** Further headers of its part. */
  readonly headers?: Readonly<Record<string, string>>
}

/** What an operation's request body is declared as. */
export interface BodyDefinition {
  readonly required?: true
  readonly type?: JsonType | readonly JsonType[]
  /** Media type, where it is not plain JSON; a range (`image/*`) where the body's own type is to be sent. */
  readonly media?: string
  /** Fields of a form that are not written as forms usually are (OpenAPI Encoding Object). */
  readonly encoding?: Readonly<Record<string, PartForm>>
  /** Where an operation takes several media types, what the body is declared as in each; of the rest only `required` is set. */
  readonly content?: Readonly<Record<string, BodyDefinition>>
}

/**
 * What a declared success answer holds; `stream` where it is a stream of items and nothing else, `any` where its own
 * content type says it, `redirect` where it leads elsewhere (RFC 9110, section 15.4).
 */
export type ResponseKind = 'json' | 'text' | 'binary' | 'empty' | 'stream' | 'any' | 'redirect'

/** How the items of a stream are read. */
export interface StreamForm {
  /** An item is the whole server-sent event, its data beside `event`, `id` and `retry`. Absent: the data alone. */
  readonly whole?: true
  /** Data that is text, not JSON: all of it, or by the name of the event, `*` for the others. */
  readonly data?: 'text' | Readonly<Record<string, 'text' | 'json'>>
  /** Data after which no more comes, where it is not `[DONE]`. */
  readonly done?: string
}

/** How a paged operation leads on, and the names it uses for that (spec extension `x-pagination`). */
export type Pagination = {
  /** Field of the page that holds the items; absent where the page itself is the list. */
  readonly items?: string
  /** Field of the page that holds how many items there are in all. */
  readonly total?: string
} & (
  | {
      readonly style: 'offset'
      /** Query parameters. */
      readonly limit: string
      readonly offset: string
      /** Field of the page that holds the link to the next one. */
      readonly next: string
    }
  | {
      readonly style: 'cursor'
      /** Query parameter. */
      readonly cursor: string
      /** Field of the page that holds the next cursor. */
      readonly next: string
    }
  /** The next page stands in the `Link` header (RFC 8288). */
  | { readonly style: 'link' }
)

/** How one security scheme travels (OpenAPI Security Scheme Object). */
export interface Scheme {
  /** Absent where no request holds anything of it, as of a client's certificate. */
  readonly in?: 'header' | 'query' | 'cookie'
  readonly name?: string
  /** What stands before the value, its blank included: `Bearer `. */
  readonly prefix?: string
  /** A user and a password (RFC 7617). */
  readonly basic?: true
}

/** Schemes that are needed together, and the scopes that each needs (OpenAPI Security Requirement Object). */
export type Requirement = Readonly<Record<string, readonly string[]>>

/** A server whose address has variables (OpenAPI Server Variable Object); one without a default has to be given. */
export interface ServerTemplate {
  readonly url: string
  readonly variables: Readonly<
    Record<string, { readonly enum?: readonly string[]; readonly default?: string }>
  >
}

/** What the operations of one API have in common. */
export interface Api {
  readonly name: string
  /** Base URLs by name (spec `servers`, extension `x-name`); the first one is the default. Empty where the spec has none. */
  readonly servers: Readonly<Record<string, string>>
  /** Servers with variables, by name. Absent where the spec has none. */
  readonly templates?: Readonly<Record<string, ServerTemplate>>
  /** Header that carries the token, and what stands before it. Absent where the API knows no token. */
  readonly auth?: { readonly header: string; readonly prefix: string }
  /** The security schemes, where the API knows several, or one that is more than a token in a header. */
  readonly schemes?: Readonly<Record<string, Scheme>>
}

/** Everything the runtime knows of one operation. Generated from the spec. */
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
  /** Base URL of an operation that lives on another server than the API. */
  readonly server?: string
  /** Declared success statuses (`200`, `2XX`, `default`, `302`, `304`) and what they hold. */
  readonly responses: Readonly<Record<string, ResponseKind>>
  /** Media types to ask for, where success does not hold plain JSON or nothing. */
  readonly accept?: string
  /** Answers that are streams, by media type. */
  readonly streams?: Readonly<Record<string, StreamForm>>
  /** The options of a call with their types, where it takes more than all calls do. */
  readonly options?: Readonly<Record<string, string>>
  /** Absent: a token is required. */
  readonly security?: 'optional' | 'none'
  /** The API's schemes that say who calls: any of the requirements will do. */
  readonly requirements?: readonly Requirement[]
  /** Time limit of one attempt, where the default is too short (spec extension `x-timeout-ms`). */
  readonly timeoutMs?: number
  /** Names of fields whose values are secret (spec `writeOnly`, `format: password`, `x-secret`). */
  readonly secrets?: readonly string[]
  /** The success answer holds a secret. */
  readonly secretResponse?: true
  readonly pagination?: Pagination
  /** Takes a key by which a repeat is known (spec extension `x-idempotency-key-header`). */
  readonly idempotencyKey?: {
    readonly header: string
    readonly required?: true
    /** A random one would not fit what the document says of it. */
    readonly made?: false
  }
  /** Where data holds 64-bit integers; absent where it holds none (spec extension `x-int64`). */
  readonly int64?: Int64s
  /** Where data holds dates that are no texts; absent where it holds none (spec extension `x-dates`). */
  readonly dates?: Dates
}
