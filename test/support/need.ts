import { execFileSync } from 'node:child_process'
import { describe } from 'vitest'

declare module 'vitest' {
  interface TaskMeta {
    /** Why the tests of a suite are skipped: what this machine lacks, and how to get it. */
    missing?: string
  }
}

/** Something that a machine may lack, and that some tests cannot run without. */
export interface Need {
  readonly isMissing: boolean
  /** What is missing and how to get it, in a few words: `no redis-server: install it`. */
  readonly missing: string
}

/** A program that tests start. `--version` shows whether it is installed. */
export function program(name: string): Need {
  const missing = `no ${name}: install it`
  try {
    execFileSync(name, ['--version'], { stdio: 'ignore' })
    return { isMissing: false, missing }
  } catch {
    return { isMissing: true, missing }
  }
}

/**
 * `describe` for tests that need something from the machine. If it is missing, they are skipped, the last line of the
 * run reports them, and with `SDK_NO_SKIPS=1` the run fails (test/support/skip-reporter.ts).
 *
 * @example
 * describeWith(program('redis-server'), 'a limiter shared through Redis', () => { … })
 */
export const describeWith = ({ isMissing, missing }: Need, title: string, tests: () => void): void => {
  describe.skipIf(isMissing)(title, { meta: isMissing ? { missing } : {} }, tests)
}
