import type { Place } from './suite/place.ts'
import type { CaseResult } from './suite/run.ts'

/** Module systems in which a runtime can load the package. */
export type Format = 'ESM' | 'CJS'

/** Something that runs JavaScript, as a user would run it. */
export interface Runtime {
  readonly name: string
  readonly formats: readonly Format[]
  /** Whether it tells a connection that was never made from one that broke. */
  readonly tellsUnsent: boolean
  /** Its version; rejects where it is not installed. */
  version(): Promise<string>
  /** Runs the suite in a project into which the package is installed, and tells how each case ended. */
  run(root: string, format: Format, place: Place): Promise<Ended>
}

/** How the suite is made into a program. */
export interface Program {
  readonly place: Place
  readonly format: Format
  /** Whether the package is in the program, as a bundler puts it there, or beside it. */
  readonly bundled: boolean
  /** What the program does with the suite; `runSuite` and `place` are at hand. */
  readonly main: string
}

/** What came of a run. */
export interface Ended {
  readonly results: readonly CaseResult[]
  /** All that was printed. */
  readonly output: string
  /** What was wrong with its end; `null` where nothing was, `undefined` where it has none of its own. */
  readonly end: string | null | undefined
  /** What was wrong with the lines of SDK_DEBUG; `undefined` where there is no environment to set it in. */
  readonly debug?: string | null
}
