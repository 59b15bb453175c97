/** Signals as the package abort-controller 3 has them, which old releases of React Native bring: they know no reason. */
export class OldAbortController {
  readonly signal = Object.assign(new EventTarget(), { aborted: false }) as AbortSignal

  abort(): void {
    if (this.signal.aborted) return
    Object.assign(this.signal, { aborted: true })
    this.signal.dispatchEvent(new Event('abort'))
  }
}

/** A URL as React Native had it for years: it takes any text, adds a slash to it, and knows only the whole. */
class OldUrl {
  readonly href: string
  constructor(text: string) {
    this.href = text.endsWith('/') ? text : `${text}/`
  }
  toString(): string {
    return this.href
  }
}

/** A Response as whatwg-fetch 3 has it, in short: no body to read from, and a stream is taken for text. */
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

// Node loads its classes with their first use, and loading them needs globals that are taken away below.
new Headers()

const streams = ['ReadableStream', 'WritableStream', 'TransformStream']
const without = (names: readonly string[]) => Object.fromEntries(names.map((name) => [name, undefined]))

const jsdom = without([
  ...['fetch', 'Request', 'Response', 'TextDecoder', 'TextEncoder', 'structuredClone'],
  ...streams,
])

/** What platforms put in the place of globals that Node has; `undefined` for what they lack. */
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
