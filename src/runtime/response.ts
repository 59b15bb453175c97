import type { Call } from './call.ts'
import { maxErrorBytes } from './defaults.ts'
import { readErrorBody } from './error-body.ts'
import { ApiError, ResponseError } from './errors.ts'
import { readBytes } from './read-bytes.ts'
import { readRetryAfter } from './retry.ts'

/**
 * Reads an answer to its end and gives the data that the API declares; throws ApiError or ResponseError for anything
 * else. No body is left unread: some platforms end the process over one (undici #5360).
 */
export async function readResponse(call: Call, response: Response, signal: AbortSignal): Promise<unknown> {
  const { status, headers } = response
  const { definition, settings, redactor } = call
  const { responses, secretResponse } = definition
  const header = (name: string) => headers.get(name) || undefined
  call.requestId = requestIdHeaders.map(header).find(Boolean)
  const type = header('content-type')

  let bytes: Uint8Array | undefined
  const wrong = (problem: string, cause?: unknown) => {
    // Where an answer holds a secret, any part of it may be the secret, also the part that a SyntaxError quotes.
    const snippet =
      bytes && !secretResponse
        ? redactor.text(new TextDecoder().decode(bytes.subarray(0, 1000))).slice(0, 200)
        : undefined
    const contentType = type && redactor.text(type)
    return call.failure(
      ResponseError,
      `was answered by ${contentType ? `${status} ${contentType}` : status}, ${problem}${snippet ? `: ${snippet}` : ''}`,
      { status, contentType, snippet },
      secretResponse ? undefined : cause,
    )
  }

  if (response.redirected || response.type === 'opaqueredirect' || /^30[12378]$/.test(`${status}`)) {
    await response.body?.cancel()
    throw wrong('a redirect, which is not followed')
  }
  if (!response.ok) throw await readFailure(call, response, signal)

  const limit = settings.maxResponseBytes
  bytes = await readBytes(response, signal, limit + 1)
  if (bytes.length > limit) throw wrong(`longer than maxResponseBytes (${limit})`)
  const kind = responses[status] ?? responses['2XX'] ?? responses.default
  if (!kind) throw wrong(`not declared (${Object.keys(responses)})`)
  if (kind === 'empty') {
    if (bytes.length && /html/i.test(type ?? '')) throw wrong('not empty')
    return undefined
  }
  if (kind === 'binary') return bytes
  if (kind === 'json' && (!bytes.length || !/[/+]json\b/i.test(type ?? '/json'))) {
    throw wrong(bytes.length ? 'not JSON' : 'empty')
  }
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return kind === 'text' ? text : JSON.parse(text)
  } catch (error) {
    throw wrong(`not valid ${kind}`, error)
  }
}

const requestIdHeaders = [
  'x-request-id',
  'request-id',
  'x-amzn-requestid',
  'apigw-requestid',
  'x-correlation-id',
  'cf-ray',
]

/** The ApiError for a status that is not 2xx. A body that breaks off does not hide the status. */
async function readFailure(call: Call, response: Response, signal: AbortSignal): Promise<ApiError> {
  const { status, headers } = response
  const { redactor, definition } = call
  let body: unknown
  let cause: unknown
  try {
    const text = new TextDecoder().decode(await readBytes(response, signal, maxErrorBytes))
    try {
      if (text) body = redactor.parse(text)
    } catch {
      // Where an answer holds a secret, any part of it may be the secret.
      body = definition.secretResponse ? undefined : redactor.text(text)
    }
  } catch (error) {
    cause = error
  }
  const { message, issues } = readErrorBody(body)
  const repeated = status === 404 && definition.method === 'DELETE' && call.attempts > 1
  return call.failure(
    ApiError,
    `failed with ${status}: ${message || response.statusText || 'no message'}${repeated ? '; an earlier attempt may have deleted it' : ''}`,
    { status, body, issues, retryAfterMs: readRetryAfter(headers, call.settings.clock.now()) },
    cause,
    response,
  )
}
