import { type FullIssue, lengthsIn, nearForms, pathOf, valueAt } from './full-issue.ts'
import { widthIn } from './is-format.ts'

/** Functions that print a value and a validator's message. */
export interface Printer {
  show(value: unknown): string
  mask(text: string): string
}

/** An issue's text: the validator's message, or what was expected and what came. */
export function describe(issue: FullIssue, value: unknown, printer: Printer): string {
  const { code, errors = [], keys = [], message, path = [] } = issue
  const { show, mask } = printer
  const width = widthIn(message)
  if (message && message !== unsaid && !width) return mask(message)
  const [nearest] = nearForms(issue).sort((one, other) => one.length - other.length)
  const [first] = nearest ?? []
  if (first) {
    const inside = describe(first, valueAt(value, pathOf(first)), printer)
    return `expected one of ${errors.length} forms; the nearest has ${pathOf(first).join('.')}: ${inside}`
  }
  const expected = width ? withArticle(width) : expectationOf(issue, value, mask)
  const came =
    code === 'unrecognized_keys' ? listOf(keys, show) : show(code === 'invalid_key' ? path.at(-1) : value)
  return `${expected ? `expected ${expected}` : 'does not match its schema'}, got ${isLong(issue, value) ? sizeOf(value) : came}`
}

/** zod's message if no locale is loaded, as with zod/mini. */
const unsaid = 'Invalid input'

/** What a zod issue expects; undefined if it doesn't say. */
function expectationOf(issue: FullIssue, value: unknown, mask: Printer['mask']): string | undefined {
  const { code, divisor, errors = [], expected = '', format = '', issues, options, pattern, values } = issue
  const lengths = lengthsIn(pattern)
  if (lengths) {
    const [minimum, maximum] = lengths
    return limit(sizeOf(value) < minimum ? { ...issue, minimum } : { ...issue, maximum })
  }
  switch (code) {
    case 'invalid_type':
      return withArticle(types[expected] ?? expected)
    case 'invalid_format':
      return format === 'regex'
        ? `text that matches ${pattern} (pattern)`
        : withArticle(formats[format] ?? `text of format ${format}`)
    case 'invalid_value':
      return oneOf(values)
    case 'too_small':
    case 'too_big':
      return limit(issue)
    case 'not_multiple_of':
      return `a multiple of ${divisor} (multipleOf)`
    case 'unrecognized_keys':
      return 'no undeclared fields'
    case 'invalid_key':
      return issues?.[0] && expectationOf(issues[0], issue.path?.at(-1), mask)?.replace(/^text/, 'a name')
    case 'invalid_union':
      return errors.length
        ? [
            ...new Set(
              errors.map(([first]) => first && (expectationOf(first, value, mask) ?? mask(first.message))),
            ),
          ].join(' or ')
        : options && oneOf(options)
  }
  return undefined
}

const withArticle = (noun: string) =>
  /^(null|undefined)$/.test(noun) ? noun : `a${/^[aeio]/i.test(noun) ? 'n' : ''} ${noun}`

const types: Readonly<Record<string, string>> = { int: 'integer', record: 'object', nonoptional: 'value' }

const formats: Readonly<Record<string, string>> = {
  'date-time': 'ISO 8601 date-time with offset',
  date: 'ISO 8601 date',
  email: 'e-mail address',
  uri: 'URI with its scheme',
  uuid: 'UUID',
  int64: 'whole number as text',
}

/** A limit and its keyword in JSON Schema. */
function limit({ origin, minimum, maximum, inclusive = true }: FullIssue): string {
  const isLeast = minimum !== undefined
  const figure = minimum ?? maximum
  const [unit, keyword] = units[`${origin}`] ?? []
  if (origin === 'int' && Math.abs(Number(figure)) === Number.MAX_SAFE_INTEGER)
    return `an integer ${isLeast ? 'of at least' : 'up to'} ${figure}, the limit of exact numbers`
  const words = inclusive ? `at ${isLeast ? 'least' : 'most'}` : `${isLeast ? 'more' : 'less'} than`
  const name = unit
    ? `${isLeast ? 'min' : 'max'}${keyword}`
    : `${inclusive ? '' : 'exclusive '}${isLeast ? 'minimum' : 'maximum'}`.replace(/ m/, 'M')
  return `${words} ${figure}${unit ? ` ${unit}${figure === 1 ? '' : 's'}` : ''} (${name})`
}

const units: Readonly<Record<string, readonly [unit: string, keyword: string]>> = {
  string: ['character', 'Length'],
  array: ['item', 'Items'],
}

/** Whether the length describes the value best. */
const isLong = ({ code, pattern }: FullIssue, value: unknown) =>
  Array.isArray(value)
    ? /^too/.test(`${code}`)
    : sizeOf(value) > (code === 'too_big' ? 0 : (lengthsIn(pattern)?.[1] ?? 1 / 0))

/** Characters of a text, items of a list. */
const sizeOf = (value: unknown) =>
  typeof value === 'string' || Array.isArray(value) ? Array.from(value).length : 0

const oneOf = (values: readonly unknown[] = []) =>
  (values.length > 1 ? 'one of ' : '') +
  listOf(values, (each) => (typeof each === 'string' ? JSON.stringify(each) : `${each}`))

function listOf(values: readonly unknown[], show: (value: unknown) => string): string {
  const more = values.length > 10 ? ` … (${values.length} in all)` : ''
  return values.slice(0, 10).map(show).join(', ') + more
}
