/** A type as it is written, and how it binds. */
export interface TypeText {
  readonly text: string
  readonly form: 'plain' | 'union' | 'intersection' | 'unknown' | 'never' | 'object'
  /** What an object holds. */
  readonly fields?: readonly Field[]
}

/** A field of an object, as it is written. */
export interface Field {
  readonly name: string
  readonly type: TypeText
  readonly isOptional: boolean
}

export const plain = (text: string): TypeText => ({ text, form: 'plain' })

/** What accepts everything, and what accepts nothing. */
export const unknown: TypeText = { text: 'unknown', form: 'unknown' }
export const never: TypeText = { text: 'never', form: 'never' }

const grouped = ({ text, form }: TypeText) =>
  form === 'union' || form === 'intersection' ? `(${text})` : text

export function union(types: readonly TypeText[]): TypeText {
  if (types.some(({ form }) => form === 'unknown')) return unknown
  const all = unique(types.filter(({ form }) => form !== 'never'))
  const [first, ...more] = all
  if (!first) return never
  return more.length ? { text: all.map(grouped).join(' | '), form: 'union' } : first
}

/** A union with one more, on the same level. */
export function or(type: TypeText, more: 'null' | 'undefined'): TypeText {
  if (type.form === 'unknown') return type
  if (type.form === 'never') return plain(more)
  if (type.form === 'union')
    return type.text.endsWith(` | ${more}`) ? type : { ...type, text: `${type.text} | ${more}` }
  return union([type, plain(more)])
}

export function intersection(types: readonly TypeText[]): TypeText {
  if (types.some(({ form }) => form === 'never')) return never
  const known = unique(types.filter(({ form }) => form !== 'unknown'))
  const all = known.filter((each) => !known.some((other) => isLiteralOf(other, each.text)))
  const [first, ...more] = all
  if (!first) return unknown
  if (!more.length) return first
  const parts = all.map((each) => (each.form === 'union' ? `(${each.text})` : each.text))
  return { text: parts.join(' & '), form: 'intersection' }
}

export const list = (type: TypeText): TypeText => plain(`${grouped(type)}[]`)

/** Whether a type is nothing but literals of a plain one, which then says nothing beside it. */
function isLiteralOf({ text }: TypeText, of: string): boolean {
  const literal = of === 'string' ? '"(?:[^"\\\\]|\\\\.)*"' : of === 'number' ? '-?\\d[\\d.e+-]*' : undefined
  return literal !== undefined && new RegExp(`^${literal}(?: \\| ${literal})*$`).test(text)
}

function unique(types: readonly TypeText[]): TypeText[] {
  const byText = new Map(types.map((type) => [type.text, type]))
  return [...byText.values()]
}
