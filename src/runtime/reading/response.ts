import { errorBodyTimeoutMs, maxErrorBytes } from '../config/defaults.ts'
import { readErrorBody } from '../errors/error-body.ts'
import { ApiError, ResponseError, type SdkError } from '../errors/errors.ts'
import { maskText, parseMasked } from '../secrets/redact.ts'
import { type Call, callError, emit } from '../sending/call.ts'
import { readRetryHeaders } from '../sending/retry-headers.ts'
import { decode } from './decode.ts'
import { forStatus } from './for-status.ts'
import { headersOf } from './headers.ts'
import { type Content, discard, type Reading, readBody } from './read-body.ts'

/**
 * Reads the JSON that an API declares. Undeclared responses are delivered as they are and reported by an event.
 * Throws ResponseError for a page and for broken JSON. `ownResponse` reads responses that are not JSON.
 */
export async function readData(call: Call, response: Response, reading: Reading): Promise<unknown> {
  const { status } = response
  const limit = call.settings.maxResponseBytes
  const content = await readBody(response, reading, limit + 1, false)
  const type = headersOf(call, response)('content-type')
  const declared = forStatus(call.definition.responses, status)
  // An undeclared status counts as the first declared one.
  const kind = declared ?? Object.values(call.definition.responses)[0]
  let isOther = kind === (content.length ? 'empty' : 'json')
  let problem = content.length > limit && `longer than maxResponseBytes (${limit})`
  let data: unknown
  let cause: unknown
  if (!problem && content.length)
    try {
      data = decode(content, type, true)
      data = (call.parse ?? JSON.parse)(data as string, status as never)
    } catch (error) {
      problem = page.test(`${data}`) ? 'an HTML page' : /[/+]json/i.test(`${type}`) && 'not valid JSON'
      cause = error
      data ??= content
      isOther = true
    }
  if (problem) throw unexpected(call, response, problem, content, cause)
  if (!declared || isOther) emit(call, { type: 'undeclared', status, reason: declared ? 'body' : 'status' })
  return data
}

/** The HTML pages of proxies and login portals. */
export const page = /^\s*<(!doctype\s+)?html/i

/**
 * Reads the error from an unsuccessful response: ApiError, or ResponseError for a redirect. The status is kept even
 * if the body breaks off or stalls.
 */
export async function readError(call: Call, response: Response, reading: Reading): Promise<SdkError> {
  const { status, ok } = response
  const {
    secrets,
    definition,
    settings: { clock },
  } = call
  // Browsers hide a redirect as status 0; a fetch that followed one returns another address's response.
  if (ok || /^(0|30[12378])$/.test(`${status}`)) {
    discard(response)
    return unexpected(call, response, 'a redirect, which is not followed')
  }
  const header = headersOf(call, response)
  let body: unknown
  let cause: unknown
  let stopWaiting: (() => void) | undefined
  const enough = new Promise<object>((resolve) => {
    reading.onExpire = () => resolve({})
    stopWaiting = clock.setTimeout(reading.onExpire, errorBodyTimeoutMs)
  })
  try {
    const content = await readBody(response, reading, maxErrorBytes, false, enough)
    const text = decode(content.slice(0, maxErrorBytes), header('content-type'))
    try {
      if (text) body = parseMasked(secrets, text)
    } catch {
      // In a response with a secret, any part may be the secret.
      if (!definition.secretResponse) body = maskText(secrets, text)
    }
  } catch (error) {
    cause = error
  }
  stopWaiting?.()
  const { message, ...details } = readErrorBody(body, status)
  const repeated = status === 404 && definition.method === 'DELETE' && call.attempts > 1
  return callError(
    call,
    ApiError,
    `failed with ${status}: ${message || maskText(secrets, response.statusText || 'no message')}${repeated ? '; an earlier attempt may have deleted it' : ''}`,
    { status, body, ...details, ...readRetryHeaders(status, header, clock.now()) },
    cause,
    response,
  )
}

/** The ResponseError for a response that the API doesn't declare or that can't be read. */
export function unexpected(
  call: Call,
  response: Response,
  problem: string,
  content?: Content,
  cause?: unknown,
): ResponseError {
  const { secrets } = call
  const { secretResponse } = call.definition
  const { status } = response
  const type = headersOf(call, response)('content-type')
  // In a response with a secret, any part may be the secret, including the part that a SyntaxError quotes.
  const snippet =
    content && !secretResponse
      ? maskText(secrets, decode(content.slice(0, 1000), type)).slice(0, 200)
      : undefined
  const contentType = type && maskText(secrets, type)
  return callError(
    call,
    ResponseError,
    `got ${status}${contentType ? ` ${contentType}` : ''}, ${problem}${snippet ? `: ${snippet}` : ''}`,
    { status, contentType, snippet },
    secretResponse ? undefined : cause,
  )
}
