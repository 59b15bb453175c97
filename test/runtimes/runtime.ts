import type { Place } from './suite/place.ts'
import type { CaseResult } from './suite/run.ts'

/** Module systems in which a runtime can load the package. */
export type Format = 'ESM' | 'CJS'

/** A JavaScript engine, used as a user would. */
export interface Runtime {
  readonly name: string
  readonly formats: readonly Format[]
  /** Whether it distinguishes a connection that was never made from one that broke. */
  readonly tellsUnsent: boolean
  /** Its version; rejects if it is not installed. */
  version(): Promise<string>
  /** Runs the suite in a project where the package is installed, and returns how each case ended. */
  run(root: string, format: Format, place: Place): Promise<Ended>
}

/** How to turn the suite into a program. */
export interface Program {
  readonly place: Place
  readonly format: Format
  /** Whether the package is bundled into the program, or installed next to it. */
  readonly bundled: boolean
  /** The code that runs the suite; `runSuite` and `place` are in scope. */
  readonly main: string
}

/** The result of a run. */
export interface Ended {
  readonly results: readonly CaseResult[]
  /** The whole output. */
  readonly output: string
  /** The problem with its exit; `null` if there is none, `undefined` if it doesn't exit by itself. */
  readonly end: string | null | undefined
  /** The problem with the lines of SDK_DEBUG; `undefined` if it has no environment variables. */
  readonly debug?: string | null
}
