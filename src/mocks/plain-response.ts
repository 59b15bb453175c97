import type { HeaderRecord } from './header-record.ts'
import { plainHeaders } from './plain-headers.ts'
import { toUtf8 } from './utf8.ts'

/** What a response is made of. */
export interface PlainParts {
  readonly status: number
  readonly headers: HeaderRecord
  /** Whether there is a body at all. */
  readonly hasBody: boolean
  /** Resolves to the whole body, rejects, or never settles. */
  read(): Promise<string>
}

/** Makes a response with its body in one piece, for platforms without Response or streams. */
export function plainResponse(parts: PlainParts): Response {
  const { status, headers, hasBody, read } = parts
  const response = {
    type: 'default',
    url: '',
    status,
    statusText: '',
    ok: status >= 200 && status < 300,
    redirected: false,
    headers: plainHeaders(headers),
    // No stream to read from; `null` means there is no body.
    body: hasBody ? undefined : null,
    bodyUsed: false,
    async text() {
      if (!hasBody) return ''
      if (response.bodyUsed) throw new TypeError('the body has already been read')
      response.bodyUsed = true
      return await read()
    },
    json: async () => JSON.parse(await response.text()),
    bytes: async () => toUtf8(await response.text()),
    arrayBuffer: async () => toUtf8(await response.text()).buffer,
    blob: async () => new Blob([await response.text()], { type: headers['content-type'] ?? '' }),
    clone() {
      if (response.bodyUsed) throw new TypeError('the body has already been read')
      return plainResponse(parts)
    },
  }
  return response as unknown as Response
}
