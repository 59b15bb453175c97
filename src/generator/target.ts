/** What generated files import, and the command in their headers. */
export interface Target {
  /** The command that writes the files, as shown in their first line. */
  readonly command: string
  /** Extension in imports between generated files. */
  readonly ending: '.ts' | '.js' | ''
  readonly runtime: RuntimeModules
  /** Module from which generated mocks import the mock kit. */
  readonly mockKit: string
}

/** Modules from which generated files import the runtime. */
export interface RuntimeModules {
  /** Constructors of operations and clients, and encoders. */
  readonly code: string
  readonly defineSchemas: string
  /** Functions that generated checks call. */
  readonly checks: string
  /** The type `Schemas`. */
  readonly schemas: string
  /** What apps get besides their operations. If the module exports nothing else, all of it. */
  readonly public: string
  /** The export that marks a compatible runtime, if that is another package's. */
  readonly version: string | undefined
}

/** The runtime version that generated code requires, as exported by `src/runtime/version.ts`. */
export const runtimeVersion = 'runtimeV1'

/** How a reference page refers to modules and other pages. */
export interface PageTarget {
  /** Module from which apps import the group. */
  readonly module: string
  readonly schemas: string | undefined
  readonly mocks: string | undefined
  /** The module that exports all groups. */
  readonly root: string | undefined
  /** Path or URL of the document, as Markdown. */
  readonly document: string
  /** Link to the page about retries, as Markdown. */
  readonly retries: string
}
