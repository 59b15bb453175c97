import { transformSync } from 'esbuild'
import { type Check, refusalsOf } from '../../src/checks/check.ts'
import * as is from '../../src/checks/index.ts'
import { printChecks } from '../../src/generator/checks/print-checks.ts'
import type { Json } from '../../src/generator/document/document.ts'
import { readChecks } from '../../src/generator/schemas/read-checks.ts'
import type { FullIssue } from '../../src/runtime/validation/full-issue.ts'

/** Schemas printed as functions, loaded: each returns whether it accepts a value, and what it refuses. */
export function printedChecks(schemas: Readonly<Record<string, Json>>) {
  const names = Object.keys(schemas)
  const source = printChecks(readChecks(schemas), names)
  const { code } = transformSync(source, { loader: 'ts' })
  const checks = new Function('is', `${code}\nreturn { ${names.join(', ')} }`)(is) as Record<string, Check>
  const of = <T>(ask: (check: Check) => T) =>
    Object.fromEntries(names.map((name) => [name, ask(checks[name] as Check)]))
  return {
    source,
    takes: of((check) => (value: unknown) => check(value) === 1),
    issues: of(
      (check) =>
        (value: unknown): readonly FullIssue[] =>
          refusalsOf(check, value),
    ),
  }
}
