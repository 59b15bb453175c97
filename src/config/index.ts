/** An operation as its document has it, for a function that names it. */
export interface NamedOperation {
  readonly operationId: string | undefined
  /** In capitals. */
  readonly method: string
  /** The template of its path, e.g. `/pets/{id}`. */
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
   * Writes `checks.gen.ts`: what the schemas check, for the option `schemas` of a client, without zod and at a fraction
   * of the time. @default false
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
   * Leaves operations out: `true` for those that can't be expressed, or JSON pointers of operations, such as
   * `/paths/~1pets/get`.
   *
   * @default false: anything that can't be expressed stops the command
   */
  readonly skip?: boolean | readonly string[] | undefined
  /** Type of 64-bit integers. Overrides the document's `x-int64`. @default 'number' */
  readonly int64?: 'number' | 'string' | 'bigint' | undefined
  /**
   * Names of operations: `given` is the unchanged operationId; `readable` shortens what frameworks write, such as
   * `read_items_items__get` to `readItems`; a function returns the name of each operation. The command refuses names
   * that are taken or reserved. Overrides the document's `x-operation-names`.
   *
   * @default 'given'
   */
  readonly operationNames?: 'given' | 'readable' | ((operation: NamedOperation) => string) | undefined
  /**
   * Name of the security scheme that `token` is for, where the document has several: operations that it is enough for
   * take it and no other.
   *
   * @default every scheme, each by its name
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
   * Whether enums of responses allow values that the document doesn't list, since a server may add some. Enums of
   * requests never do.
   *
   * @default 'open'
   */
  readonly enums?: 'open' | 'closed' | undefined
  /**
   * Writes `mocks.gen.ts`: a mock of the API, as a fetch and as MSW handlers. It answers with the document's
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
   * Name of the API: of its folder if there are several, of its handle, and in errors.
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
