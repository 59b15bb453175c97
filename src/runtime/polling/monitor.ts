import type { Result } from '../config/config.ts'
import type { Definition } from '../definition.ts'
import type { Encoder } from '../encoders/encoder.ts'
import { ResponseError } from '../errors/errors.ts'
import type { Operation } from '../operation.ts'
import { headersOf } from '../reading/headers.ts'
import { ownResponse } from '../reading/own-response.ts'
import { discard } from '../reading/read-body.ts'
import { readData } from '../reading/response.ts'
import { type Call, callError } from '../sending/call.ts'
import { checker } from '../validation/schemas.ts'

/** An operation with its encoders. */
export type Encoded = Operation & { readonly encoders?: readonly Encoder[] }

/** The status monitor that a response names (RFC 9110, section 15.3.3). */
export function monitorOf({ response }: Result<unknown>): string | undefined {
  const header = headersOf(undefined, response)
  return (
    header('operation-location') ??
    header('azure-asyncoperation') ??
    (/^20[12]|303$/.test(`${response.status}`) ? header('location') : undefined)
  )
}

/**
 * The path and origin of a monitor. Throws ResponseError if its origin isn't the call's, because no token may go
 * there. Without URL, which some engines lack.
 */
export function placeOf(call: Call, monitor: string, requestUrl: string): { origin: string; path: string } {
  const [origin = ''] = /^\w+:\/\/[^/?#]+/.exec(call.settings.baseUrl) ?? []
  const [, scheme = origin.replace(/\/\/.*/, ''), host, rest = ''] =
    /^(https?:)?\/\/([^/?#]*)(.*)$/is.exec(monitor) ?? []
  if (host !== undefined && bare(`${scheme}//${host}`) !== bare(origin)) {
    throw callError(
      call,
      ResponseError,
      `names a status monitor at another origin, ${bare(`${scheme}//${host}`)}, which is not requested`,
      { status: 202, contentType: undefined, snippet: undefined },
    )
  }
  const folder = /^\w+:\/\/[^/?#]+([^?#]*\/)/.exec(requestUrl)?.[1] ?? '/'
  const target = host === undefined ? monitor : rest || '/'
  const path = /^[/?]/.test(target) ? target : folder + target
  return { origin, path: path.replace(/#.*/s, '').replace(/^\?/, '/?') }
}

/** An origin in lower case, without its scheme's default port. */
const bare = (origin: string) => origin.toLowerCase().replace(/^(https:.*):443$|^(http:.*):80$/, '$1$2')

/**
 * The operation that requests a monitor. Responses are read as another operation declares, or by their content type.
 */
export function atMonitor(
  started: Definition,
  monitor: Encoded | true,
  place: { readonly origin: string; readonly path: string },
): Encoded {
  const { definition, encoders = [] } = monitor === true ? unknownMonitor(started) : monitor
  const go: Encoder = (call, draft) => {
    draft.url = place.path
    const { schemas } = call.settings
    // There are no parameters to check, and no document describes this response.
    const checked = monitor !== true &&
      schemas && {
        [checker]: ((own, parts, signal) =>
          schemas[checker](
            own,
            parts.filter(([part]) => part === 'response'),
            signal,
          )) as (typeof schemas)[typeof checker],
      }
    call.settings = { ...call.settings, baseUrl: place.origin, schemas: checked || undefined }
  }
  const { params: _, body: __, ...rest } = definition
  return { definition: rest, encoders: [...encoders, go] }
}

function unknownMonitor({ api, id, security, requirements, secrets, secretResponse }: Definition): Encoded {
  return {
    definition: {
      api,
      id,
      method: 'GET',
      path: '{monitor}',
      responses: { '2XX': 'any', 303: 'redirect' },
      ...(security && { security }),
      ...(requirements && { requirements }),
      ...(secrets && { secrets }),
      ...(secretResponse && { secretResponse }),
    },
    encoders: [ownResponse, seeOther],
  }
}

/** A 303 has no data; its target is requested next. */
const seeOther: Encoder = (call) => {
  const { read = readData } = call
  call.read = (own, response, reading) =>
    response.status === 303 ? discard(response) : read(own, response, reading)
}

/** Azure's terminal states. Without a status in the body, any response but 202 ends the poll. */
export function isDone({ data, response }: Result<unknown>): boolean {
  const status = (data as { status?: unknown } | null | undefined)?.status
  return (
    response.status !== 202 && (typeof status !== 'string' || /^(succeeded|failed|cancell?ed)$/i.test(status))
  )
}
