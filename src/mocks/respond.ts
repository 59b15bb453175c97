import type { FaultOptions } from './faults.ts'
import type { HeaderRecord } from './header-record.ts'
import type { MockResponse } from './vendor.ts'

/** What happens to a response on its way. */
export type Damage = Extract<FaultOptions['type'], 'stall' | 'cut' | 'bad-json'>

/** A response as it travels. */
export interface Reply {
  readonly status: number
  readonly headers: HeaderRecord
  /** `undefined` for no body. */
  readonly text: string | undefined
  /** Damage that keeps the body from arriving. */
  readonly damage?: Exclude<Damage, 'bad-json'> | undefined
}

/** Statuses whose responses have no body (Fetch standard, "null body status"). */
const bodiless = new Set([101, 103, 204, 205, 304])

/** Tells whether a response has a body that can be damaged. */
export const hasBody = ({ status, body }: MockResponse) => body !== undefined && !bodiless.has(status)

/** Writes a response: its body as JSON, or unchanged for another media type. */
export function respond(answer: MockResponse, damage: Damage | undefined): Reply {
  const { status, headers = {}, media = 'application/json' } = answer
  const typed = { ...headers, 'content-type': media }
  if (!hasBody(answer)) {
    return damage === 'bad-json'
      ? { status: 200, headers: typed, text: '{' }
      : { status, headers, text: undefined }
  }
  const text = isJson(media) ? JSON.stringify(answer.body) : `${answer.body}`
  // An object, array or string without its last character is never valid JSON.
  if (damage === 'bad-json') return { status, headers: typed, text: text.slice(0, -1) }
  return { status, headers: typed, text, damage: damage }
}

const isJson = (media: string) => /[/+]json\s*(;|$)/i.test(media)

/** Writes the page that a proxy in front of an API answers with. */
export const page = (status: number, headers: HeaderRecord): Reply => ({
  status,
  headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
  text: `<html><head><title>${status}</title></head><body><h1>${status}</h1><hr>proxy</body></html>`,
})
