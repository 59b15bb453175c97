/** Ending of imports from one generated file to another. */
export type ImportEnding = '.ts' | '.js' | 'none'

/** What is made of a document. */
export interface GenerateOptions {
  /** Writes `schemas.gen.ts`: zod schemas for the option `schemas` of a client. Needs `zod` 4. @default false */
  readonly schemas?: boolean | undefined
  /**
   * Writes `checks.gen.ts`: what the schemas check, for the option `schemas` of a client, without zod and at a fraction
   * of the time. @default false
   */
  readonly checks?: boolean | undefined
  /** Writes `reference.md`: everything that is needed to call the API, on one page. @default false */
  readonly reference?: boolean | undefined
  /**
   * Operations to generate, each by its tag or by a pattern of operationIds, in which `*` stands for any text.
   *
   * @default all
   */
  readonly only?: readonly string[] | undefined
  /**
   * Leaves operations out: `true` for those that cannot be expressed, or JSON pointers of operations, e.g.
   * `/paths/~1pets/get`.
   *
   * @default false: what cannot be expressed stops the command
   */
  readonly skip?: boolean | readonly string[] | undefined
  /** What 64-bit integers are to a caller; the document's `x-int64` unless it is given. @default 'number' */
  readonly int64?: 'number' | 'string' | 'bigint' | undefined
  /**
   * What operations are called by: `given` takes the operationId as it is; `readable` makes a name of what frameworks
   * write, e.g. `readItems` of `read_items_items__get`. The document's `x-operation-names` unless it is given.
   *
   * @default 'given'
   */
  readonly operationNames?: 'given' | 'readable' | undefined
  /**
   * What dates are to a caller: `text` as they travel, `Date` for every `date-time`, or `Temporal.Instant` and
   * `Temporal.PlainDate`, which the platform or a polyfill has. The document's `x-dates` unless it is given.
   *
   * @default 'text'
   */
  readonly dates?: 'text' | 'Date' | 'Temporal' | undefined
  /**
   * Whether the enums of answers take values that the document does not know: a server may add some. Those of requests
   * never do.
   *
   * @default 'open'
   */
  readonly enums?: 'open' | 'closed' | undefined
  /**
   * Writes `mocks.gen.ts`: a mock of the API, as a fetch and as MSW handlers. It answers with the document's examples,
   * or with values made up from its schemas; the same `seed` makes the same values. @default false
   */
  readonly mocks?: boolean | { readonly seed?: number | undefined } | undefined
  /**
   * Which operations get a file of their own in `operations/`, from which an app can import them without type-checking
   * the whole API: each (`operations`), those of a tag (`tags`), those of several tags by the name of the file, or none.
   * The entry offers everything in any case.
   *
   * @default 'operations' where the document has 100 of them or more, else false
   */
  readonly split?: 'operations' | 'tags' | Readonly<Record<string, readonly string[]>> | false | undefined
  /** The address of the API, in place of the document's `servers`. */
  readonly baseUrl?: string | undefined
  /**
   * Headers to load the document with, where it is at an http or https URL, e.g. a token from `process.env`. They are
   * sent to its own origin alone, and never printed.
   */
  readonly headers?: Readonly<Record<string, string>> | undefined
}

/** One document, with what is different for it. */
export interface DocumentConfig extends GenerateOptions {
  /** A file, seen from the config file, or an http or https URL: YAML or JSON. */
  readonly document: string
  /**
   * Name of the API: its folder where there are several, its handle, and what errors call it.
   *
   * @default the name of the file, or the title where the file is called `openapi`, `swagger` or the like
   */
  readonly name?: string | undefined
}

/** What `npx sdk generate` does without arguments. */
export interface GenerateConfig extends GenerateOptions {
  /** A document, or several; each of several gets a folder of its name in `out`. */
  readonly documents: string | readonly (string | DocumentConfig)[]
  /** The folder that generated files go to, seen from the config file. It is for them alone. */
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
 * Gives a config back as it is, with its types checked: for `sdk.config.ts`, `.mts`, `.js` or `.mjs`.
 *
 * @example
 * import { defineConfig } from 'sdk/config'
 *
 * export default defineConfig({ documents: 'openapi.yaml', out: 'src/api', schemas: true })
 */
export function defineConfig(config: GenerateConfig): GenerateConfig {
  return config
}
