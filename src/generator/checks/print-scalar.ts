import type { Json } from '../document/document.ts'
import { literal } from '../print/literal.ts'
import type { NumberCheck, TextCheck } from '../schemas/check.ts'
import { formats, widths } from '../schemas/formats.ts'
import { printExpression } from '../schemas/print-value.ts'
import type { Pool } from './pool.ts'

/** Prints a call of one of the runtime's checks on what is looked at. */
export type Call = (name: string, ...more: (string | undefined)[]) => string

/** A text; what it has to match is asked beside its type. */
export function printText({ format, length, patterns }: TextCheck, call: Call, pool: Pool): string[] {
  const { least = 0, most } = length ?? {}
  const base = format === undefined ? 'text' : `${formats[format]?.[0].replace(/Format$/, '')}`
  // No text is that long and that short; each is told.
  const isBoth = most === undefined || least <= most
  const range = isBoth && most !== undefined ? [`${least}`, `${most}`] : least ? [`${least}`] : []
  const all = isBoth ? patterns : [{ source: `^[^]{0,${most}}$`, flags: 'u' }, ...patterns]
  return [call(base, ...range), ...all.map((pattern) => call('matches', pool.data(printExpression(pattern))))]
}

/** A number and its limits; a width such as int32 counts where the limit on its side is not given. */
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

/** Values that are listed, null among them or not. */
export function printValues(values: readonly Json[], call: Call, pool: Pool): string {
  const others = values.filter((value) => value !== null)
  if (!others.length) return call('empty')
  if (others.some((value) => typeof value === 'object')) return call('equals', pool.data(literal(values)))
  return call('oneOf', setOf(others, pool))
}

/** A set of scalars, which bundlers drop where nobody reads it. */
export const setOf = (values: readonly Json[], pool: Pool): string =>
  pool.data(`/*#__PURE__*/ new Set<unknown>(${literal(values)})`)
