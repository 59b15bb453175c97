import type { Reporter, TestCase, TestModule, TestSuite, Vitest } from 'vitest/node'
import { keepSkips, type Skips, skipLine } from '../../scripts/skips.ts'

/** Why a test was skipped: the reason from its nearest suite. */
const reasonOf = (test: TestCase | TestSuite | TestModule): string =>
  test.type === 'module' ? 'no reason given' : (test.meta().missing ?? reasonOf(test.parent))

/**
 * Reports in the last line of a run which tests were skipped and why, and fails the run because of them if
 * `SDK_NO_SKIPS` is set. Tests that `-t` leaves out don't count.
 */
export default class SkipReporter implements Reporter {
  #isFiltered = false

  onInit(vitest: Vitest): void {
    this.#isFiltered = vitest.config.testNamePattern !== undefined
  }

  onTestRunEnd(modules: readonly TestModule[]): void {
    if (this.#isFiltered) return
    const byProject: Record<string, Record<string, number>> = {}
    for (const module of modules) {
      byProject[module.project.name] ??= {}
      const skips = byProject[module.project.name] as Record<string, number>
      for (const test of module.children.allTests('skipped')) {
        const reason = reasonOf(test)
        skips[reason] = (skips[reason] ?? 0) + 1
      }
    }
    for (const [project, skips] of Object.entries<Skips>(byProject)) keepSkips(project, skips)
    const line = skipLine(byProject)
    if (!line) return
    // After the summary, which other reporters print when this has returned.
    process.once('exit', () => console.error(`\n${line}`))
    if (process.env.SDK_NO_SKIPS) process.exitCode = 1
  }
}
