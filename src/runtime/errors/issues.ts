/** One problem with a request. */
export interface Issue {
  /** Where it is, from the outside in: `['users', 0]`. Empty for the input as a whole. */
  readonly path: readonly (string | number)[]
  readonly message: string
  /** The server's code for it, e.g. `missing`, `max_length`. */
  readonly code?: string
}

/** The named members of a value; names are separated by spaces. */
export const pick = (value: unknown, names: string): unknown[] =>
  names.split(' ').map((name) => (value as Record<string, unknown> | null | undefined)?.[name])

const places = 'loc attr field path pointer parameter name'

/** Whether a text is fit to show; a proxy's HTML page isn't. */
export const isText = (value: unknown): value is string => typeof value === 'string' && /^[^<]/.test(value)

/** The message of an object that reports one error. */
export const textOf = (value: unknown): string | undefined =>
  pick(value, 'detail message msg description defaultMessage reason title').find(isText)

/** Deeper than any real error, far shallower than the stack. */
export const maxDepth = 20

/**
 * The issues of a text, an object that reports one error, a list of these, or a map of these by field. `path` belongs
 * to a text or an error in a list; a map in a list is at its index, `inside`.
 */
export function issuesOf(value: unknown, path: Issue['path'] = [], inside = path): Issue[] {
  if (isText(value)) return [{ path, message: value }]
  if (typeof value !== 'object' || inside.length > maxDepth) return []
  if (Array.isArray(value)) return value.flatMap((each, at) => issuesOf(each, path, [...inside, at]))
  const { source, extensions, loc, type, code: own } = Object(value) as Record<string, unknown>
  const where = [...pick(value, places), ...pick(source, places)].find(
    (each) => isText(each) || Array.isArray(each),
  ) as string | Issue['path'] | undefined
  const code = [loc && type, own, (extensions as Record<string, unknown> | null | undefined)?.code].find(
    isText,
  )
  // GitHub sends only a code.
  const message = textOf(value) ?? (where && code)
  if (message) {
    const at = isText(where) ? within([], where) : (where ?? path)
    // FastAPI starts with the input's place in the request.
    const isPlaced = loc && at.length > 1 && /^(body|path|query|header|cookie)$/.test(`${at[0]}`)
    return [{ path: isPlaced ? at.slice(1) : at, message, ...(code && { code }) }]
  }
  return Object.entries(Object(value)).flatMap(([name, each]) => {
    const next = within(inside, name)
    // Deep in a map, a text outside a list is an ordinary value.
    return !inside.length || typeof each === 'object' ? issuesOf(each, next) : []
  })
}

/**
 * Extends a path by a text: `users.0.name`, `users__0__name`, `users[0].name`, `$.users[0].name`, `#/users/0/name`.
 * The names that Django and Rails use for the whole add nothing.
 */
const within = (path: Issue['path'], where: string): Issue['path'] => [
  ...path,
  ...where
    .split(/^(?:non_field_errors|base)$|__|[./[\]#$]/)
    .filter(Boolean)
    .map((name) => (/^\d+$/.test(name) ? +name : name)),
]
