import type { Encoder } from '../encoders/encoder.ts'
import { emit } from '../sending/call.ts'
import { decode } from './decode.ts'
import { forStatus } from './for-status.ts'
import { headersOf } from './headers.ts'
import { readBody } from './read-body.ts'
import { page, readData, unexpected } from './response.ts'

/**
 * Reads declared text and bytes, or goes by the response's content type if a success is declared by its description
 * only. Rejects a page unless one is declared.
 */
export const ownResponse: Encoder = (call) => {
  const { read = readData } = call
  call.read = async (_, response, reading) => {
    const { definition, settings } = call
    const type = headersOf(call, response)('content-type') ?? ''
    const declared = forStatus(definition.responses, response.status)
    const expected = declared ?? Object.values(definition.responses)[0]
    const isOpen = expected === 'any'
    const kind = isOpen ? ownKind(type) : expected
    if (kind !== 'text' && kind !== 'binary') return read(call, response, reading)
    const limit = settings.maxResponseBytes
    const content = await readBody(response, reading, limit + 1, kind === 'binary')
    const wrong = (problem: string, cause?: unknown) => unexpected(call, response, problem, content, cause)
    if (content.length > limit) throw wrong(`longer than maxResponseBytes (${limit})`)
    if (!/html|\*/i.test(`${definition.accept}`) && page.test(decode(content.slice(0, 200), type)))
      throw wrong('an HTML page')
    let data: unknown = content
    if (kind === 'text') {
      try {
        data = decode(content, type, true)
      } catch (error) {
        if (!isOpen) throw wrong('not valid text', error)
      }
    }
    if (isOpen && !type && content.length)
      data = jsonOr(data, (text) => (call.parse ?? JSON.parse)(text, response.status as never))
    if (!declared) emit(call, { type: 'undeclared', status: response.status, reason: 'status' })
    return isOpen && !content.length ? undefined : data
  }
}

/** What a content type says about the content (RFC 9110, section 8.3). */
function ownKind(type: string): 'json' | 'text' | 'binary' {
  if (/[/+]json\b/i.test(type)) return 'json'
  return /^($|text\/)|[/+](xml|yaml|x-yaml|csv|jwt|graphql|javascript|x-www-form-urlencoded)\b/i.test(type)
    ? 'text'
    : 'binary'
}

/** Parses a text without a content type as JSON if it is JSON. */
function jsonOr(data: unknown, parse: (text: string) => unknown): unknown {
  try {
    return typeof data === 'string' ? parse(data) : data
  } catch {
    return data
  }
}
