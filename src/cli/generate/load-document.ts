import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { LoadError, UsageError } from '../fail.ts'

/** How long loading a document may take. */
const limitMs = 60_000
const maxRedirects = 5

/** A document as named by the user, and its absolute path or URL. */
export interface DocumentSource {
  readonly document: string
  readonly source: string
}

/**
 * Creates the function that reads documents by `file:` and `http(s):` URLs. Headers go only to the origin of the
 * first document, even if it redirects or refers elsewhere.
 */
export function createLoad(
  { document, source }: DocumentSource,
  headers: Readonly<Record<string, string>> = {},
): (uri: string) => Promise<string> {
  const origin = /^https?:/i.test(source) ? new URL(source).origin : undefined
  return async (uri) => {
    if (!uri.startsWith('file:')) return download(uri)
    const path = fileURLToPath(uri)
    // A missing referenced file is a problem of the document.
    return path === source ? readDocument(path, document) : readFile(path, 'utf8')
  }

  async function download(uri: string, redirects = 0): Promise<string> {
    const { username, password, href } = new URL(uri)
    const shown = shownAddress(uri)
    const url = Object.assign(new URL(href), { username: '', password: '' })
    const own = new Headers(url.origin === origin ? headers : {})
    if (username || password)
      own.set(
        'authorization',
        `Basic ${btoa(`${decodeURIComponent(username)}:${decodeURIComponent(password)}`)}`,
      )
    if (!own.has('accept')) own.set('accept', 'application/json, application/yaml, */*;q=0.9')
    const signal = AbortSignal.timeout(limitMs)
    const response = await fetch(url, { headers: own, redirect: 'manual', signal }).catch((cause) => {
      throw unreachable(shown, cause)
    })
    const location = response.headers.get('location')
    if (response.status >= 300 && response.status < 400 && location !== null) {
      await response.body?.cancel()
      if (redirects === maxRedirects) throw new LoadError('response', `${shown} redirects too many times`)
      return download(new URL(location, url).href, redirects + 1)
    }
    if (!response.ok) {
      await response.body?.cancel()
      throw refused(shown, response)
    }
    const text = await response.text().catch((cause) => {
      throw unreachable(shown, cause)
    })
    if (/^\s*<(!doctype|html|\?xml)/i.test(text)) {
      throw new LoadError(
        'response',
        `${shown} is a web page, not an OpenAPI document; look there for the URL of its JSON or YAML`,
      )
    }
    return text
  }
}

async function readDocument(path: string, name: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    throw new UsageError(
      code === 'ENOENT'
        ? `there is no file ${name}`
        : `${name} ${code === 'EISDIR' ? 'is a folder, not a document' : `cannot be read: ${code}`}`,
      { cause },
    )
  }
}

/** A URL without parts that may be secret. */
export function shownAddress(uri: string): string {
  const { origin, pathname } = new URL(uri)
  return origin + pathname
}

function refused(shown: string, { status, statusText }: Response): LoadError {
  const hint = status === 401 || status === 403 ? '; pass its credentials with --header' : ''
  const kind = status >= 400 && status < 500 ? 'refused' : 'server'
  return new LoadError(kind, `${shown} returned ${`${status} ${statusText}`.trim()}${hint}`)
}

function unreachable(
  shown: string,
  cause: Error & { cause?: { code?: string; message?: string } },
): LoadError {
  if (cause.name === 'TimeoutError') {
    return new LoadError('timeout', `${shown} did not load within ${limitMs / 1000} s`, { cause })
  }
  const { code, message } = cause.cause ?? {}
  const reasons: Readonly<Record<string, string>> = {
    ECONNREFUSED: 'nothing is listening there',
    ENOTFOUND: 'there is no such host',
    EAI_AGAIN: 'DNS lookup failed; are you online?',
  }
  const reason = reasons[code ?? ''] ?? message ?? cause.message
  return new LoadError('network', `${shown} cannot be loaded: ${reason}${code ? ` (${code})` : ''}`, {
    cause,
  })
}
