/** An operation of the document, as a naming function receives it. */
export interface NamedOperation {
  readonly operationId: string | undefined
  /** In upper case. */
  readonly method: string
  /** Path template, e.g. `/pets/{id}`. */
  readonly path: string
  readonly tags: readonly string[]
  readonly summary: string | undefined
}

/** Ending of imports from one generated file to another. */
export type ImportEnding = '.ts' | '.js' | 'none'

/** What to generate from a document. */
export interface GenerateOptions {
  /** Writes `schemas.gen.ts`: zod schemas for the option `schemas` of a client. Needs `zod` 4. @default false */
  readonly schemas?: boolean | undefined
  /**
   * Writes `checks.gen.ts`: the same checks as the schemas, for the `schemas` option of a client, without zod and
   * many times faster. @default false
   */
  readonly checks?: boolean | undefined
  /** Writes `reference.md`: everything you need to call the API, on one page. @default false */
  readonly reference?: boolean | undefined
  /**
   * Operations to generate, by tag or by a pattern of operationIds in which `*` matches any text.
   *
   * @default all
   */
  readonly only?: readonly string[] | undefined
  /**
   * Skips operations: `true` for those that can't be expressed, or JSON pointers of operations, such as
   * `/paths/~1pets/get`.
   *
   * @default false: anything that can't be expressed stops the command
   */
  readonly skip?: boolean | readonly string[] | undefined
  /** Type of 64-bit integers. Overrides the document's `x-int64`. @default 'number' */
  readonly int64?: 'number' | 'string' | 'bigint' | undefined
  /**
   * Names of operations: `given` keeps the operationId; `readable` shortens the ones that frameworks generate, such
   * as `read_items_items__get` to `readItems`; a function returns the name of each operation. The command rejects
   * names that are taken or reserved. Overrides the document's `x-operation-names`.
   *
   * @default 'given'
   */
  readonly operationNames?: 'given' | 'readable' | ((operation: NamedOperation) => string) | undefined
  /**
   * Name of the security scheme that `token` is for, if the document has several. Operations that this scheme is
   * enough for accept only it.
   *
   * @default every scheme, by name
   */
  readonly tokenScheme?: string | undefined
  /**
   * Type of dates: `text` as sent, `Date` for every `date-time`, or `Temporal.Instant` and `Temporal.PlainDate` from
   * the platform or a polyfill. Overrides the document's `x-dates`.
   *
   * @default 'text'
   */
  readonly dates?: 'text' | 'Date' | 'Temporal' | undefined
  /**
   * Whether enums of responses allow values that the document doesn't list, because a server may add some. Enums of
   * requests never do.
   *
   * @default 'open'
   */
  readonly enums?: 'open' | 'closed' | undefined
  /**
   * Writes `mocks.gen.ts`: a mock of the API, as a fetch and as MSW handlers. It responds with the document's
   * examples, or with values generated from its schemas; the same `seed` gives the same values. @default false
   */
  readonly mocks?: boolean | { readonly seed?: number | undefined } | undefined
  /**
   * A file outside `out`, relative to the config file, for the start of a stateful mock that you finish. It is written
   * only if it does not exist. Implies `mocks`. @default none
   */
  readonly mockSkeleton?: string | undefined
  /**
   * How operations are split into files in `operations/`, which an app can import without type-checking the whole
   * API: one file per operation (`operations`), per tag (`tags`), per named group of tags, or no split. The entry
   * always exports everything.
   *
   * @default 'operations' from 100 operations on, else false
   */
  readonly split?: 'operations' | 'tags' | Readonly<Record<string, readonly string[]>> | false | undefined
  /** Base URL of the API. Replaces the document's `servers`. */
  readonly baseUrl?: string | undefined
  /**
   * Headers for loading the document from an http or https URL, such as a token from `process.env`. They go to its
   * own origin only and are never printed.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** One document with its own settings. */
export interface DocumentConfig extends GenerateOptions {
  /** A file, relative to the config file, or an http or https URL: YAML or JSON. */
  readonly document: string
  /**
   * Name of the API, used for its folder if there are several, its shared client, and in errors.
   *
   * @default the file's name, or the title if the file is called `openapi`, `swagger` or the like
   */
  readonly name?: string | undefined
}

/** What `npx sdk generate` does without arguments. */
export interface GenerateConfig extends GenerateOptions {
  /** One or several documents. Each of several gets its own folder in `out`. */
  readonly documents: string | readonly (string | DocumentConfig)[]
  /** The folder for generated files, relative to the config file. It must contain nothing else. */
  readonly out: string
  /** Writes `llms.txt`: an index of the reference pages, for language models. @default false */
  readonly llms?: boolean | undefined
  /**
   * Ending of imports from one generated file to another.
   *
   * @default what the project's `tsconfig.json` asks for; `.js`, which works under every setting, without one
   */
  readonly importEnding?: ImportEnding | undefined
}

/**
 * Returns a config unchanged, type-checked: for `sdk.config.ts`, `.mts`, `.js` or `.mjs`.
 *
 * @example
 * import { defineConfig } from 'sdk/config'
 *
 * export default defineConfig({ documents: 'openapi.yaml', out: 'src/api', schemas: true })
 */
export function defineConfig(config: GenerateConfig): GenerateConfig {
  return config
}
