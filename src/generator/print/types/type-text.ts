/** A type as text, and the form that decides whether it needs parentheses. */
export interface TypeText {
  readonly text: string
  readonly form: 'plain' | 'union' | 'intersection' | 'unknown' | 'never' | 'object'
  /** The fields of an object. */
  readonly fields?: readonly Field[]
}

/** A field of an object type. */
export interface Field {
  readonly name: string
  readonly type: TypeText
  readonly isOptional: boolean
}

export const plain = (text: string): TypeText => ({ text, form: 'plain' })

/** The types that accept everything and nothing. */
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

/** Adds a member to a union without nesting it. */
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

/** Whether a type consists of literals of a primitive, so that an intersection with the primitive adds nothing. */
function isLiteralOf({ text }: TypeText, of: string): boolean {
  const literal = of === 'string' ? '"(?:[^"\\\\]|\\\\.)*"' : of === 'number' ? '-?\\d[\\d.e+-]*' : undefined
  return literal !== undefined && new RegExp(`^${literal}(?: \\| ${literal})*$`).test(text)
}

function unique(types: readonly TypeText[]): TypeText[] {
  const byText = new Map(types.map((type) => [type.text, type]))
  return [...byText.values()]
}
