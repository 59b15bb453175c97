import { anything, type Check } from '../schemas/check.ts'
import { createPool } from './pool.ts'
import { createPrinter } from './print-function.ts'

/** Prints the wanted checks and those that they need as constants, each a function. Order doesn't matter. */
export function printChecks(
  checks: ReadonlyMap<string, Check>,
  wanted: Iterable<string>,
  taken: ReadonlySet<string> = new Set(),
): string {
  const names = new Set([...wanted].filter((name) => checks.has(name)))
  const pool = createPool((name) => checks.has(name) || taken.has(name))
  const print = createPrinter(
    (name) => checks.get(name),
    pool,
    (name) => names.add(name),
  )
  const known = new Map<string, string>()
  const lines: string[] = []
  // Iterating a set includes entries added during the loop.
  for (const name of names) {
    const source = print(checks.get(name) ?? anything)
    const same = source.startsWith('is.') ? undefined : known.get(source)
    if (same === undefined) known.set(source, name)
    lines.push(`const ${name}: is.Check = ${same === undefined ? source : `(v, a, k) => ${same}(v, a, k)`};`)
  }
  return [...lines, pool.print()].filter(Boolean).join('\n')
}
