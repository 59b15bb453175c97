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
  readonly message: string | undefined
  readonly issues: readonly Issue[]
}

type Fields = Record<string, unknown>

const isRecord = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/**
 * Reads the forms in which servers report errors: FastAPI (`detail`: text or list of `loc, msg, type`), Django REST
 * Framework (`type, code, detail, attr`), and the ones with `error`, `message` and `reason`. Anything else gives no message.
 */
export function readErrorBody(body: unknown): ErrorText {
  if (!isRecord(body)) {
    return {
      message: typeof body === 'string' && body[0] !== '<' ? body.slice(0, 200) : undefined,
      issues: [],
    }
  }
  const { detail, attr, code, error, message, reason } = body
  const issues = Array.isArray(detail)
    ? detail.filter(isRecord).map(fromFastApi)
    : typeof attr === 'string' && typeof detail === 'string'
      ? [issue(attr.split('__').map(index), detail, code)]
      : []
  if (issues.length) return { message: issues.map(print).join('; '), issues }
  const texts = [detail, isRecord(error) ? error.message : error, message, reason].filter(
    (text) => text && typeof text === 'string',
  )
  return { message: texts.length ? texts.join(': ') : undefined, issues }
}

function fromFastApi({ loc, msg, type }: Fields): Issue {
  const path: (string | number)[] = Array.isArray(loc) ? loc : []
  const inside = path.length > 1 && /^(body|path|query|header|cookie)$/.test(`${path[0]}`)
  return issue(inside ? path.slice(1) : path, `${msg}`, type)
}

function issue(path: Issue['path'], message: string, code: unknown): Issue {
  return typeof code === 'string' ? { path, message, code } : { path, message }
}

function print({ path, message }: Issue): string {
  return path.length ? `${path.join('.')}: ${message}` : message
}

function index(name: string): string | number {
  return /^\d+$/.test(name) ? Number(name) : name
}
