import type { Json } from '../document/document.ts'
import { literal, quote } from '../print/literal.ts'
import type { ArrayCheck, Expression, NumberCheck, TextCheck } from './check.ts'
import { formats, widths } from './formats.ts'

/** A call that bundlers may drop where nobody uses what it gives. */
export const pure = (name: string, ...parts: (string | undefined)[]): string =>
  `/*#__PURE__*/ ${name}(${parts.filter((part) => part !== undefined).join(', ')})`

/** A schema with more that it asks for. The mark before a chain of calls holds for all of them. */
export const withChecks = (schema: string, checks: readonly string[]): string =>
  checks.length
    ? `${schema.startsWith('/*') ? '' : '/*#__PURE__*/ '}${schema}.check(${checks.join(', ')})`
    : schema

/** A schema, and what is asked of the value as it came: an object hands on a copy without the fields that it doesn't know. */
export function withRules(schema: string | undefined, rules: readonly string[]): string {
  if (!rules.length) return schema ?? pure('z.unknown')
  const asked = withChecks(pure('z.unknown'), rules)
  return schema === undefined ? asked : pure('z.intersection', schema, asked)
}

export const printExpression = ({ source, flags }: Expression): string => `/${source}/${flags}`

/** Formats by their constants. Lengths count characters, as JSON Schema does; zod counts UTF-16 units. */
export function printText({ format, patterns, length }: TextCheck): string {
  const { least = 0, most } = length ?? {}
  // No text is that long and that short; one expression cannot say so.
  const counts =
    most !== undefined && least > most ? [`{${least},}`, `{0,${most}}`] : [`{${least},${most ?? ''}}`]
  const all = [
    ...(length ? counts.map((count) => ({ source: `^[^]${count}$`, flags: 'u' })) : []),
    ...patterns,
  ]
  return withChecks(
    format === undefined ? pure('z.string') : (formats[format]?.[0] ?? ''),
    all.map((each) => pure('z.regex', printExpression(each))),
  )
}

/** Limits, and those of a width such as int32; the runtime knows by their message that it is the format that differs. */
export function printNumber({ is, width, least, most, above, below, multipleOf }: NumberCheck): string {
  const value = (number: number) => (is === 'bigint' ? pure('BigInt', `${number}`) : `${number}`)
  const limit = (name: string, number: number | undefined) =>
    number === undefined ? [] : [pure(`z.${name}`, value(number))]
  const range = (name: string, number: number) => [
    pure(`z.${name}`, `${number}`, `{ error: ${quote(`expected ${width}`)} }`),
  ]
  const [first, last] = (width && widths[width]) || []
  return withChecks(pure(is === 'bigint' ? 'z.bigint' : is === 'integer' ? 'z.int' : 'z.number'), [
    ...limit('gte', least),
    ...limit('gt', above),
    ...(first !== undefined && least === undefined && above === undefined ? range('gte', first) : []),
    ...limit('lte', most),
    ...limit('lt', below),
    ...(last !== undefined && most === undefined && below === undefined ? range('lte', last) : []),
    ...limit('multipleOf', multipleOf),
  ])
}

/** How long a list is. */
export const lengthChecks = ({ length }: ArrayCheck): string[] => [
  ...(length?.least === undefined ? [] : [pure('z.minLength', `${length.least}`)]),
  ...(length?.most === undefined ? [] : [pure('z.maxLength', `${length.most}`)]),
]

/** Values that are listed. */
export function printValues(values: readonly Json[], depth: number): string {
  const others = values.filter((value) => value !== null)
  if (!others.length) return pure('z.null')
  const isScalar = others.every((value) => typeof value !== 'object')
  if (!isScalar) return withChecks(pure('z.unknown'), [pure('keywords.oneOf', literal(values))])
  const isText = others.every((value) => typeof value === 'string' && !Object.hasOwn(Object.prototype, value))
  const schema = pure(isText ? 'z.enum' : 'z.literal', list(others.map(literal), depth))
  return others.length < values.length ? pure('z.nullable', schema) : schema
}

/** A list, over several lines where it is long. */
export function list(parts: readonly string[], depth: number): string {
  if (parts.length < 3) return `[${parts.join(', ')}]`
  const indent = '    '.repeat(depth)
  return `[\n${parts.map((part) => `${indent}    ${part}`).join(',\n')}\n${indent}]`
}
