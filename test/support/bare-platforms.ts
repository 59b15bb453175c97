/** The signals of the package abort-controller 3, which old releases of React Native include: they have no reason. */
export class OldAbortController {
  readonly signal = Object.assign(new EventTarget(), { aborted: false }) as AbortSignal

  abort(): void {
    if (this.signal.aborted) return
    Object.assign(this.signal, { aborted: true })
    this.signal.dispatchEvent(new Event('abort'))
  }
}

/** URL as in React Native for years: it accepts any text, adds a slash to it, and only has the whole. */
class OldUrl {
  readonly href: string
  constructor(text: string) {
    this.href = text.endsWith('/') ? text : `${text}/`
  }
  toString(): string {
    return this.href
  }
}

/** Response as in whatwg-fetch 3, in short: no body to read from, and a stream is treated as text. */
class OldResponse {
  readonly status: number
  readonly statusText = ''
  readonly ok: boolean
  readonly headers: Headers
  readonly #text: string
  constructor(body: unknown, { status = 200, headers = {} }: ResponseInit = {}) {
    this.#text = typeof body === 'string' ? body : Object.prototype.toString.call(body)
    this.status = status
    this.ok = status >= 200 && status < 300
    this.headers = new Headers(headers)
  }
  text = async () => this.#text
}

// Node loads its classes on first use, and loading them needs globals that are removed below.
new Headers()

const streams = ['ReadableStream', 'WritableStream', 'TransformStream']
const without = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, undefined]))

const jsdom = without([
  ...['fetch', 'Request', 'Response', 'TextDecoder', 'TextEncoder', 'structuredClone'],
  ...streams,
])

/** What platforms have instead of Node's globals; `undefined` for what they lack. */
export const barePlatforms: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  "Jest's jsdom": jsdom,
  "Jest's jsdom with a polyfill of fetch": { ...jsdom, Response: OldResponse },
  'old React Native': {
    ...without(['TextDecoder', 'TextEncoder', 'structuredClone', 'atob', 'btoa', ...streams]),
    URL: OldUrl,
    URLSearchParams: undefined,
    Response: OldResponse,
    AbortController: OldAbortController,
  },
  'React Native with a polyfill of streams': { URL: OldUrl, Response: OldResponse },
  'an engine with AbortController alone': {
    ...jsdom,
    ...without(['Headers', 'URL', 'URLSearchParams', 'Blob', 'FormData', 'atob', 'btoa', 'performance']),
  },
}
