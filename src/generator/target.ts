/** What generated files import, and what they say of themselves. */
export interface Target {
  /** The command that writes them; their first line names it. */
  readonly command: string
  /** Ending of imports from one generated file to another. */
  readonly ending: '.ts' | '.js' | ''
  readonly runtime: RuntimeModules
  /** Module that generated mocks import the kit of mocks from. */
  readonly mockKit: string
}

/** Modules that generated files import the runtime from. */
export interface RuntimeModules {
  /** Constructors of operations and clients, and encoders. */
  readonly code: string
  readonly defineSchemas: string
  /** What checks are made of. */
  readonly checks: string
  /** The type `Schemas`. */
  readonly schemas: string
  /** What apps get beside their operations; all of it where the module holds nothing else. */
  readonly public: string
  /** The export without which a runtime cannot serve the code, where it is another package's. */
  readonly version: string | undefined
}

/** What generated code asks of the runtime, as `src/runtime/version.ts` exports it. */
export const runtimeVersion = 'runtimeV1'

/** How a page speaks of the modules and pages beside it. */
export interface PageTarget {
  /** What apps import the group from. */
  readonly module: string
  readonly schemas: string | undefined
  readonly mocks: string | undefined
  /** The module that exports all groups. */
  readonly root: string | undefined
  /** Where the document is. */
  readonly document: string
  /** Link to the page about retries, as Markdown. */
  readonly retries: string
}
