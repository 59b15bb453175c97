import { type SpecName, specCheck } from './spec-check.ts'

/** A short form of a request. */
export interface AskOptions {
  /** @default 'any' */
  readonly token?: string | null
  /** JSON, or text that is sent unchanged. */
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  /** Whether the status is undeclared in the spec. */
  readonly undeclared?: true
}

/** A status with its parsed body. */
export interface Reply {
  readonly status: number
  readonly body: unknown
  readonly headers: Headers
}

/**
 * Calls a mock by method and path, without the client, which would not send invalid requests. Each response is
 * checked against the spec; an invalid one throws.
 */
export function createAsk(mock: {
  readonly api: string
  readonly baseUrl: string
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
}) {
  const check = specCheck(mock.api as SpecName)
  return async (method: string, path: string, question: AskOptions = {}): Promise<Reply> => {
    const { token = 'any', body, headers, undeclared } = question
    const response = await mock.fetch(mock.baseUrl + path, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    const text = await response.text()
    const { pathname } = new URL(mock.baseUrl + path)
    if (!undeclared) {
      const found = check.response(method, pathname, response.status, response.headers, text)
      if (found.length) throw new Error(`${method} ${path}: ${found.join('; ')}: ${text}`)
    }
    return { status: response.status, headers: response.headers, body: text ? JSON.parse(text) : undefined }
  }
}
