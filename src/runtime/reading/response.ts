import { maxErrorBytes } from '../config/defaults.ts'
import { readErrorBody } from '../errors/error-body.ts'
import { ApiError, ResponseError, type SdkError } from '../errors/errors.ts'
import { maskText, parseMasked } from '../secrets/redact.ts'
import { type Call, failure } from '../sending/call.ts'
import { readRetryAfter } from '../sending/retry.ts'
import type { Stoppable } from '../time/within.ts'
import { readBytes } from './read-bytes.ts'

/** The data that the API declares, out of the whole body of an answer. Throws ResponseError for anything else. */
export function readData(call: Call, response: Response, bytes: Uint8Array): unknown {
  const { responses } = call.definition
  const limit = call.settings.maxResponseBytes
  const wrong = (problem: string, cause?: unknown) => unexpected(call, response, problem, bytes, cause)
  if (bytes.length > limit) throw wrong(`longer than maxResponseBytes (${limit})`)
  const kind = responses[response.status] ?? responses['2XX'] ?? responses.default
  if (!kind) throw wrong(`not declared (${Object.keys(responses)})`)
  if (kind === 'binary') return bytes
  const type = response.headers.get('content-type')
  if (kind === 'empty') {
    if (bytes.length && /html/i.test(`${type}`)) throw wrong('not empty')
    return undefined
  }
  if (kind === 'json' && (!bytes.length || !/[/+]json\b/i.test(type || '/json'))) {
    throw wrong(bytes.length ? 'not JSON' : 'empty')
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return kind === 'text' ? text : JSON.parse(text)
  } catch (error) {
    throw wrong(`not valid ${kind}`, error)
  }
}

/**
 * Reads the error out of an answer that is no success: ApiError, or ResponseError for a redirect. A body that breaks
 * off does not hide the status.
 */
export async function readError(call: Call, response: Response, stoppable: Stoppable): Promise<SdkError> {
  const { status, headers, ok } = response
  const { secrets, definition } = call
  // One that a browser hides has status 0; a fetch that has followed one gives the answer of another address.
  if (ok || /^(0|30[12378])$/.test(`${status}`)) {
    await response.body?.cancel()
    return unexpected(call, response, 'a redirect, which is not followed')
  }
  let body: unknown
  let cause: unknown
  try {
    const bytes = await readBytes(response, stoppable, maxErrorBytes)
    const text = new TextDecoder().decode(bytes.subarray(0, maxErrorBytes))
    try {
      if (text) body = parseMasked(secrets, text)
    } catch {
      // Where an answer holds a secret, any part of it may be the secret.
      body = definition.secretResponse ? undefined : maskText(secrets, text)
    }
  } catch (error) {
    cause = error
  }
  const { message, issues } = readErrorBody(body)
  const repeated = status === 404 && definition.method === 'DELETE' && call.attempts > 1
  return failure(
    call,
    ApiError,
    `failed with ${status}: ${message || response.statusText || 'no message'}${repeated ? '; an earlier attempt may have deleted it' : ''}`,
    { status, body, issues, retryAfterMs: readRetryAfter(headers, call.settings.clock.now()) },
    cause,
    response,
  )
}

/** The ResponseError for an answer that the API does not declare. */
function unexpected(
  call: Call,
  { status, headers }: Response,
  problem: string,
  bytes?: Uint8Array,
  cause?: unknown,
): ResponseError {
  const { secrets } = call
  const { secretResponse } = call.definition
  const type = headers.get('content-type')
  // Where an answer holds a secret, any part of it may be the secret, also the part that a SyntaxError quotes.
  const snippet =
    bytes && !secretResponse
      ? maskText(secrets, new TextDecoder().decode(bytes.subarray(0, 1000))).slice(0, 200)
      : undefined
  const contentType = type ? maskText(secrets, type) : undefined
  return failure(
    call,
    ResponseError,
    `was answered by ${contentType ? `${status} ${contentType}` : status}, ${problem}${snippet ? `: ${snippet}` : ''}`,
    { status, contentType, snippet },
    secretResponse ? undefined : cause,
  )
}

/** The server's id of a request, from the usual headers. */
export function readRequestId(headers: Headers): string | undefined {
  for (const name of requestIdHeaders) {
    const id = headers.get(name)
    if (id) return id
  }
  return undefined
}

const requestIdHeaders = [
  'x-request-id',
  'request-id',
  'x-amzn-requestid',
  'apigw-requestid',
  'x-correlation-id',
  'cf-ray',
]
