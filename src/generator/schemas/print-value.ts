import type { Json } from '../document/document.ts'
import { literal, quote } from '../print/literal.ts'
import type { ArrayCheck, Expression, NumberCheck, TextCheck } from './check.ts'
import { formats, widths } from './formats.ts'

/** A call that bundlers may drop if its result isn't used. */
export const pure = (name: string, ...parts: (string | undefined)[]): string =>
  `/*#__PURE__*/ ${name}(${parts.filter((part) => part !== undefined).join(', ')})`

/** A schema with additional checks. The annotation before a chain of calls covers the whole chain. */
export const withChecks = (schema: string, checks: readonly string[]): string =>
  checks.length
    ? `${schema.startsWith('/*') ? '' : '/*#__PURE__*/ '}${schema}.check(${checks.join(', ')})`
    : schema

/** A schema with rules for the original value: an object schema passes on a copy without unknown fields. */
export function withRules(schema: string | undefined, rules: readonly string[]): string {
  if (!rules.length) return schema ?? pure('z.unknown')
  const ruleChecks = withChecks(pure('z.unknown'), rules)
  return schema === undefined ? ruleChecks : pure('z.intersection', schema, ruleChecks)
}

export const printExpression = ({ source, flags }: Expression): string => `/${source}/${flags}`

/** Prints a string check. Lengths count characters, as in JSON Schema; zod counts UTF-16 units. */
export function printText({ format, patterns, length }: TextCheck): string {
  const { least = 0, most } = length ?? {}
  // No string satisfies both limits, and one expression can't state both.
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

/** Prints limits and formats such as int32. By their message, the runtime recognizes that the format is violated. */
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

export const lengthChecks = ({ length }: ArrayCheck): string[] => [
  ...(length?.least === undefined ? [] : [pure('z.minLength', `${length.least}`)]),
  ...(length?.most === undefined ? [] : [pure('z.maxLength', `${length.most}`)]),
]

export function printValues(values: readonly Json[], depth: number): string {
  const others = values.filter((value) => value !== null)
  if (!others.length) return pure('z.null')
  const isScalar = others.every((value) => typeof value !== 'object')
  if (!isScalar) return withChecks(pure('z.unknown'), [pure('keywords.oneOf', literal(values))])
  const isText = others.every((value) => typeof value === 'string' && !Object.hasOwn(Object.prototype, value))
  const schema = pure(isText ? 'z.enum' : 'z.literal', list(others.map(literal), depth))
  return others.length < values.length ? pure('z.nullable', schema) : schema
}

/** Prints a list, on several lines if it is long. */
export function list(parts: readonly string[], depth: number): string {
  if (parts.length < 3) return `[${parts.join(', ')}]`
  const indent = '    '.repeat(depth)
  return `[\n${parts.map((part) => `${indent}    ${part}`).join(',\n')}\n${indent}]`
}
