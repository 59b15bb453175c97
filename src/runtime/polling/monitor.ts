import type { Result } from '../config/config.ts'
import type { Definition } from '../definition.ts'
import type { Encoder } from '../encoders/encoder.ts'
import { ResponseError } from '../errors/errors.ts'
import type { Operation } from '../operation.ts'
import { headersOf } from '../reading/headers.ts'
import { ownAnswer } from '../reading/own-answer.ts'
import { discard } from '../reading/read-body.ts'
import { readData } from '../reading/response.ts'
import { type Call, callError } from '../sending/call.ts'
import { checker } from '../validation/schemas.ts'

/** An operation with what writes its requests. */
export type Encoded = Operation & { readonly encoders?: readonly Encoder[] }

/** Where an answer says that the state of the work stands (RFC 9110, section 15.3.3: a status monitor). */
export function monitorOf({ response }: Result<unknown>): string | undefined {
  const header = headersOf(undefined, response)
  return (
    header('operation-location') ??
    header('azure-asyncoperation') ??
    (/^20[12]|303$/.test(`${response.status}`) ? header('location') : undefined)
  )
}

/**
 * The path of a monitor, and the origin that it is on. Throws ResponseError where this is another one than that of the
 * call: no token goes there. Not by URL, which some engines lack.
 */
export function placeOf(call: Call, monitor: string, asked: string): { origin: string; path: string } {
  const [origin = ''] = /^\w+:\/\/[^/?#]+/.exec(call.settings.baseUrl) ?? []
  const [, scheme = origin.replace(/\/\/.*/, ''), host, rest = ''] =
    /^(https?:)?\/\/([^/?#]*)(.*)$/is.exec(monitor) ?? []
  if (host !== undefined && bare(`${scheme}//${host}`) !== bare(origin)) {
    throw callError(
      call,
      ResponseError,
      `names its status monitor at another origin, ${bare(`${scheme}//${host}`)}, which is not asked`,
      { status: 202, contentType: undefined, snippet: undefined },
    )
  }
  const folder = /^\w+:\/\/[^/?#]+([^?#]*\/)/.exec(asked)?.[1] ?? '/'
  const target = host === undefined ? monitor : rest || '/'
  const path = /^[/?]/.test(target) ? target : folder + target
  return { origin, path: path.replace(/#.*/s, '').replace(/^\?/, '/?') }
}

/** An origin without its scheme's own port, in lower case. */
const bare = (origin: string) => origin.toLowerCase().replace(/^(https:.*):443$|^(http:.*):80$/, '$1$2')

/** The operation that asks for a monitor: as another one reads its answers, or as their content type says. */
export function atMonitor(
  started: Definition,
  monitor: Encoded | true,
  place: { readonly origin: string; readonly path: string },
): Encoded {
  const { definition, encoders = [] } = monitor === true ? unknownMonitor(started) : monitor
  const go: Encoder = (call, draft) => {
    draft.url = place.path
    const { schemas } = call.settings
    // There are no parameters to check, and nothing is known of a monitor that no document declares.
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
    encoders: [ownAnswer, seeOther],
  }
}

/** A 303 has nothing to read: where it leads is asked next. */
const seeOther: Encoder = (call) => {
  const { read = readData } = call
  call.read = (own, response, reading) =>
    response.status === 303 ? discard(response) : read(own, response, reading)
}

/** Azure's words for the end of work; without a status in the body, any answer but 202 is the end. */
export function isDone({ data, response }: Result<unknown>): boolean {
  const status = (data as { status?: unknown } | null | undefined)?.status
  return (
    response.status !== 202 && (typeof status !== 'string' || /^(succeeded|failed|cancell?ed)$/i.test(status))
  )
}
