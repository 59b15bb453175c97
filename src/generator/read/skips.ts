import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { SpecProblem } from '../document/problem.ts'

const fileOf = (spec: string) => spec.replace(/\.[^.]+$/, '.skip')

/** Pointers of the operations to leave out: the lines of the file next to the spec, `specs/<name>.skip`. */
export function readSkips(spec: string): Set<string> {
  const file = fileOf(spec)
  if (!existsSync(file)) return new Set()
  const lines = readFileSync(file, 'utf8').split('\n')
  return new Set(
    lines.map((line) => line.replace(/\s#.*$/, '').trim()).filter((line) => line.startsWith('/')),
  )
}

/** Adds operations that have problems to the file, with the reasons; returns the added lines. */
export function addSkips(spec: string, problems: readonly SpecProblem[]): string[] {
  const reasons = new Map<string, Set<string>>()
  for (const { operation, place, reason } of problems) {
    if (operation === undefined) continue
    const pointer = place.pointer.startsWith(operation)
      ? place.pointer.slice(operation.length)
      : `#${place.pointer}`
    const known = reasons.get(operation) ?? new Set()
    reasons.set(operation, known.add(`${pointer} ${reason}`.trim().replaceAll('\n', ' ')))
  }
  const lines = [...reasons].map(([operation, all]) => `${operation} # ${[...all].join('; ')}`)
  const file = fileOf(spec)
  const before = existsSync(file) ? readFileSync(file, 'utf8') : introduction
  if (lines.length) writeFileSync(file, `${before.replace(/(?<=[^\n])$/, '\n')}${lines.join('\n')}\n`)
  return lines
}

const introduction = `# Operations that are left out, one JSON pointer per line. Remove a line to generate its operation again.
`
