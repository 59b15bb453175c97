import type { FaultOptions } from './faults.ts'
import type { Answer } from './vendor.ts'

/** What becomes of an answer on its way. */
export type Damage = Extract<FaultOptions['type'], 'stall' | 'cut' | 'bad-json'>

/** Statuses whose answers have no body (Fetch standard, "null body status"). */
const bodiless = new Set([101, 103, 204, 205, 304])

/** Tells whether an answer has a body that can be damaged. */
export const hasBody = ({ status, body }: Answer) => body !== undefined && !bodiless.has(status)

/** Makes a real Response of an answer with a JSON body. */
export function respond(
  answer: Answer,
  damage: Damage | undefined,
  signal: AbortSignal | undefined,
): Response {
  const { status, headers } = answer
  if (damage === 'bad-json' && !hasBody(answer)) return json('{', 200, headers)
  if (!hasBody(answer)) return new Response(null, { status, headers: { ...headers } })
  const text = JSON.stringify(answer.body)
  // JSON without its last character is never valid where it is an object, an array or a text.
  if (damage === 'bad-json') return json(text.slice(0, -1), status, headers)
  if (damage === 'cut') return json(cutBody(text), status, headers)
  if (damage === 'stall') return json(stalledBody(signal), status, headers)
  return json(text, status, headers)
}

/** Makes the page that a proxy in front of an API answers with. */
export function page(status: number, headers: Answer['headers']): Response {
  return new Response(
    `<html><head><title>${status}</title></head><body><h1>${status}</h1><hr>proxy</body></html>`,
    {
      status,
      headers: { ...headers, 'content-type': 'text/html; charset=utf-8' },
    },
  )
}

function json(body: string | ReadableStream<Uint8Array>, status: number, headers: Answer['headers']) {
  return new Response(body, { status, headers: { ...headers, 'content-type': 'application/json' } })
}

function cutBody(text: string): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  let sent = false
  return new ReadableStream({
    pull(controller) {
      if (sent) return controller.error(new TypeError('terminated'))
      sent = true
      controller.enqueue(bytes.slice(0, Math.ceil(bytes.length / 2)))
    },
  })
}

function stalledBody(signal: AbortSignal | undefined): ReadableStream<Uint8Array> {
  let abort: (() => void) | undefined
  return new ReadableStream({
    start(controller) {
      abort = () => controller.error(signal?.reason)
      if (signal?.aborted) abort()
      else signal?.addEventListener('abort', abort, { once: true })
    },
    cancel() {
      if (abort) signal?.removeEventListener('abort', abort)
    },
  })
}
