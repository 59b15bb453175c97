import type { Definition } from '../runtime/definition.ts'

/** One API whose operations become tools. */
export interface McpApi {
  /**
   * A client of the API: what `createClient` or `getClient` of its subpath gives, or of the folder that `sdk generate`
   * wrote. Its own settings hold: token, server, retries, time limits.
   */
  readonly client: object
  /**
   * The OpenAPI document that the client was generated from, 3.0 or later, parsed. Descriptions and JSON Schemas of the
   * tools are read from it.
   */
  readonly document: unknown
  /**
   * Where the token of the API belongs, for whoever reads that it is missing or refused: `the environment variable
   * API_TOKEN`. No secret.
   */
  readonly tokenFrom?: string | undefined
}

/** A text that clients of the server can read, such as a page of documentation. */
export interface McpResource {
  /** Identifies it: `docs://my-api/reference.md`. */
  readonly uri: string
  readonly name: string
  readonly title?: string | undefined
  readonly description?: string | undefined
  /** @default 'text/markdown' */
  readonly mimeType?: string | undefined
  /** Gives the text; asked for each time that it is read. */
  readonly read: () => string | Promise<string>
}

/** Which operations become tools, and how far these may go. */
export interface McpOptions {
  readonly apis: readonly McpApi[]
  /**
   * Offers operations that change something: all methods except GET, HEAD, OPTIONS and QUERY.
   * @default false
   */
  readonly allowWrite?: boolean | undefined
  /**
   * Patterns of the operations to offer: an operationId, `api.operationId`, the name of an API, or a tag. `*` stands for
   * any text.
   * @default all of them
   */
  readonly only?: readonly string[] | undefined
  /** Patterns of operations to leave out, written like `only`. Wins over it. */
  readonly except?: readonly string[] | undefined
  /**
   * Offers operations that change something, but answers with the request that would be sent, and sends nothing. Reading
   * operations are called as usual.
   * @default false
   */
  readonly dryRun?: boolean | undefined
  /**
   * Gives the values of fields that the document marks as secret (`writeOnly`, `format: password`, `x-secret`). Masked
   * otherwise.
   * @default false
   */
  readonly reveal?: boolean | undefined
  /** Texts that are masked wherever they turn up, whatever `reveal` says. Put the tokens of your clients here. */
  readonly secrets?: readonly string[] | undefined
  /** What clients can read beside the tools. */
  readonly resources?: readonly McpResource[] | undefined
  /**
   * How the server introduces itself.
   * @default 'sdk'
   */
  readonly name?: string | undefined
  /** @default the version of this package */
  readonly version?: string | undefined
}

/** A method of a client that carries its operation as data. */
export interface Method {
  (params: unknown, body: unknown, options?: object): Promise<Answer>
  readonly definition: Definition
}

/** What a call resolves to. */
export interface Answer {
  readonly data: unknown
  readonly response: Response
  readonly requestId: string | undefined
  readonly attempts: number
}
