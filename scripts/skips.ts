import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** How many tests each reason skipped. */
export type Skips = Readonly<Record<string, number>>

/** Next to the caches of other tools. Relative, because npm test and Vitest run at the root. */
const folder = 'node_modules/.cache/sdk-skips'

/** Stores what a project's last run skipped, for the last line of `npm test`. */
export function keepSkips(project: string, skips: Skips): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, `${project}.json`), JSON.stringify(skips))
}

/** What the last run of each project skipped. */
export function readSkips(): Record<string, Skips> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'))
  return Object.fromEntries(
    files.map((name) => [name.slice(0, -5), JSON.parse(readFileSync(join(folder, name), 'utf8'))]),
  )
}

/**
 * One line: `SKIPPED 26 tests: 17 website, 9 examples (no Chromium: install it)`. Undefined if nothing was skipped.
 */
export function skipLine(byProject: Readonly<Record<string, Skips>>): string | undefined {
  const reasons = new Map<string, string[]>()
  let total = 0
  for (const [project, skips] of Object.entries(byProject)) {
    for (const [reason, count] of Object.entries(skips)) {
      total += count
      reasons.set(reason, [...(reasons.get(reason) ?? []), `${count} ${project}`])
    }
  }
  const parts = [...reasons].map(([reason, counts]) => `${counts.join(', ')} (${reason})`)
  return total ? `SKIPPED ${total} ${total === 1 ? 'test' : 'tests'}: ${parts.join('; ')}` : undefined
}
