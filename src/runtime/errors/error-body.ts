/** One thing that is wrong with a request. */
export interface Issue {
  /** Where, from the outside in: `['users', 0]`. Empty where the whole input is meant. */
  readonly path: readonly (string | number)[]
  readonly message: string
  /** The server's code for it, e.g. `missing`, `max_length`. */
  readonly code?: string
}

/** What a server says of a failure, made uniform. */
export interface ErrorText {
  readonly message: string
  readonly issues: readonly Issue[]
}

type Fields = Record<string, unknown>

/**
 * Reads the forms in which servers report errors: FastAPI (`detail`: text or list of `loc, msg, type`), Django REST
 * Framework (`type, code, detail, attr`), and the ones with `error`, `message` and `reason`. The message is empty
 * where there is none.
 */
export function readErrorBody(body: unknown): ErrorText {
  const { detail, attr, code, error, message, reason } = Object(body) as Fields
  const issues = Array.isArray(detail)
    ? detail.flatMap(fromFastApi)
    : issue(typeof attr === 'string' ? attr.split('__').map(index) : undefined, detail, code)
  const texts = issues.length
    ? [issues.map((each) => [each.path.join('.'), each.message].filter(Boolean).join(': ')).join('; ')]
    : [body, detail, error, (error as Fields)?.message, message, reason]
  const found = texts.filter((text) => text && typeof text === 'string' && text[0] !== '<')
  return { message: found.join(': ').slice(0, 500), issues }
}

/** `loc` begins with where the input stands in the request. */
function fromFastApi(entry: unknown): Issue[] {
  const { loc, msg, type } = Object(entry) as Fields
  const path = Array.isArray(loc) ? loc : []
  const inside = path.length > 1 && /^(body|path|query|header|cookie)$/.test(`${path[0]}`)
  return issue(inside ? path.slice(1) : path, msg, type)
}

function issue(path: Issue['path'] | undefined, message: unknown, code: unknown): Issue[] {
  if (!path || typeof message !== 'string') return []
  return [{ path, message, ...(typeof code === 'string' && { code }) }]
}

const index = (name: string) => (/^\d+$/.test(name) ? Number(name) : name)
