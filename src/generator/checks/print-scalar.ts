import type { Json } from '../document/document.ts'
import { literal } from '../print/literal.ts'
import type { NumberCheck, TextCheck } from '../schemas/check.ts'
import { formats, widths } from '../schemas/formats.ts'
import { printExpression } from '../schemas/print-value.ts'
import type { Pool } from './pool.ts'

/** Prints a call of a runtime check for the current value. */
export type Call = (name: string, ...more: (string | undefined)[]) => string

/** Prints a string check; patterns are separate calls. */
export function printText({ format, length, patterns }: TextCheck, call: Call, pool: Pool): string[] {
  const { least = 0, most } = length ?? {}
  const base = format === undefined ? 'text' : `${formats[format]?.[0].replace(/Format$/, '')}`
  // No string satisfies both limits; each is reported separately.
  const isBoth = most === undefined || least <= most
  const range = isBoth && most !== undefined ? [`${least}`, `${most}`] : least ? [`${least}`] : []
  const all = isBoth ? patterns : [{ source: `^[^]{0,${most}}$`, flags: 'u' }, ...patterns]
  return [call(base, ...range), ...all.map((pattern) => call('matches', pool.data(printExpression(pattern))))]
}

/** Prints a number and its limits. An explicit limit replaces that of a format such as int32. */
export function printNumber(check: NumberCheck, call: Call, pool: Pool): string {
  const { is, width, least, above, most, below, multipleOf } = check
  const [first, last] = (width !== undefined && widths[width]) || []
  const from = least === undefined && above === undefined ? first : undefined
  const to = most === undefined && below === undefined ? last : undefined
  const limits = Object.entries({ least, above, most, below, multipleOf }).flatMap(([name, limit]) =>
    limit === undefined ? [] : [`${name}: ${limit}`],
  )
  if (from !== undefined || to !== undefined) limits.push(`width: ${literal([width, from, to])}`)
  const data = limits.length ? pool.data(`{ ${limits.join(', ')} }`, 'is.Limits') : undefined
  return call(is === 'integer' ? 'int' : is, data)
}

export function printValues(values: readonly Json[], call: Call, pool: Pool): string {
  const others = values.filter((value) => value !== null)
  if (!others.length) return call('empty')
  if (others.some((value) => typeof value === 'object')) return call('equals', pool.data(literal(values)))
  return call('oneOf', setOf(others, pool))
}

/** A set of scalars that bundlers drop if it isn't used. */
export const setOf = (values: readonly Json[], pool: Pool): string =>
  pool.data(`/*#__PURE__*/ new Set<unknown>(${literal(values)})`)
