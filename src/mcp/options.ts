import type { Result } from '../runtime/config/config.ts'
import type { Definition } from '../runtime/definition.ts'

/** One API whose operations become tools. */
export interface McpApi {
  /**
   * A client of the API, from `createClient` or `getClient` of its subpath, or of the folder that `sdk generate`
   * wrote. Its settings apply: token, server, retries, time limits.
   */
  readonly client: object
  /**
   * The OpenAPI document that the client was generated from, 3.0 or later, parsed. The tools get their descriptions
   * and JSON Schemas from it.
   */
  readonly document: unknown
  /**
   * Where to set the API's token, for the message if it is missing or rejected: `the environment variable API_TOKEN`.
   * Never the token itself.
   */
  readonly tokenFrom?: string | undefined
}

/** A text that clients can read, such as a documentation page. */
export interface McpResource {
  /** Identifies it: `docs://my-api/reference.md`. */
  readonly uri: string
  readonly name: string
  readonly title?: string | undefined
  readonly description?: string | undefined
  /** @default 'text/markdown' */
  readonly mimeType?: string | undefined
  /** Returns the text; called on each read. */
  readonly read: () => string | Promise<string>
}

/** Which operations become tools, and what these may do. */
export interface McpOptions {
  readonly apis: readonly McpApi[]
  /**
   * Also offers operations that change something: all methods except GET, HEAD, OPTIONS and QUERY.
   * @default false
   */
  readonly allowWrite?: boolean | undefined
  /**
   * Patterns of the operations to offer: an operationId, `api.operationId`, the name of an API, or a tag. `*` matches
   * any text.
   * @default all of them
   */
  readonly only?: readonly string[] | undefined
  /** Patterns of operations to leave out, written like `only`, and overriding it. */
  readonly except?: readonly string[] | undefined
  /**
   * Also offers operations that change something, but sends nothing: the tools return the request that would be sent.
   * Operations that only read are called as usual.
   * @default false
   */
  readonly dryRun?: boolean | undefined
  /**
   * Shows the values of fields that the document marks as secret (`writeOnly`, `format: password`, `x-secret`),
   * instead of masking them.
   * @default false
   */
  readonly reveal?: boolean | undefined
  /** Strings that are masked wherever they appear, even with `reveal`. Put your clients' tokens here. */
  readonly secrets?: readonly string[] | undefined
  /** Texts that clients can read, in addition to the tools. */
  readonly resources?: readonly McpResource[] | undefined
  /**
   * The server's name.
   * @default 'sdk'
   */
  readonly name?: string | undefined
  /** @default the version of this package */
  readonly version?: string | undefined
}

/** A client's method, with the definition of its operation. */
export interface Method {
  (params: unknown, body: unknown, options?: object): Promise<Result<unknown>>
  readonly definition: Definition
}
