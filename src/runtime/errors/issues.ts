/** One thing that is wrong with a request. */
export interface Issue {
  /** Where, from the outside in: `['users', 0]`. Empty where the whole input is meant. */
  readonly path: readonly (string | number)[]
  readonly message: string
  /** The server's code for it, e.g. `missing`, `max_length`. */
  readonly code?: string
}

/** The members of a value that are named, with blanks between the names. */
export const pick = (value: unknown, names: string): unknown[] =>
  names.split(' ').map((name) => (value as Record<string, unknown> | null | undefined)?.[name])

const places = 'loc attr field path pointer parameter name'

/** What can be shown: a proxy's page of HTML cannot. */
export const isText = (value: unknown): value is string => typeof value === 'string' && /^[^<]/.test(value)

/** What an object says that reports one error. */
export const textOf = (value: unknown): string | undefined =>
  pick(value, 'detail message msg description defaultMessage reason title').find(isText)

/** Deeper than any form, and far less deep than the stack. */
export const maxDepth = 20

/**
 * What is said by a text, an object that reports one error, a list of these, or a map of these by field. `path` is that
 * of a text or an error in a list; a map in a list stands at its index, `inside`.
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
  // GitHub says nothing but a code.
  const message = textOf(value) ?? (where && code)
  if (message) {
    const at = isText(where) ? within([], where) : (where ?? path)
    // FastAPI begins with where the input stands in the request.
    const isPlaced = loc && at.length > 1 && /^(body|path|query|header|cookie)$/.test(`${at[0]}`)
    return [{ path: isPlaced ? at.slice(1) : at, message, ...(code && { code }) }]
  }
  return Object.entries(Object(value)).flatMap(([name, each]) => {
    const next = within(inside, name)
    // Deep in a map, a text that is in no list is a value like any other.
    return !inside.length || typeof each === 'object' ? issuesOf(each, next) : []
  })
}

/**
 * A path, and what a text adds to it: `users.0.name`, `users__0__name`, `users[0].name`, `$.users[0].name`,
 * `#/users/0/name`. What Django and Rails call the whole adds nothing.
 */
const within = (path: Issue['path'], where: string): Issue['path'] => [
  ...path,
  ...where
    .split(/^(?:non_field_errors|base)$|__|[./[\]#$]/)
    .filter(Boolean)
    .map((name) => (/^\d+$/.test(name) ? +name : name)),
]
