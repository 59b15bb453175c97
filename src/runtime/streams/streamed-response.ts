import { defaultTimeoutMs } from '../config/defaults.ts'
import { missing } from '../config/missing.ts'
import { nearest } from '../config/nearest.ts'
import type { EventOptions } from '../config/response-options.ts'
import type { Settings } from '../config/settings.ts'
import type { Encoder } from '../encoders/encoder.ts'
import { forStatus } from '../reading/for-status.ts'
import { headersOf } from '../reading/headers.ts'
import { discard, type Reading, readBody } from '../reading/read-body.ts'
import { readData, unexpected } from '../reading/response.ts'
import type { Call } from '../sending/call.ts'
import { transport } from '../sending/transport.ts'
import { checker, type Schemas } from '../validation/schemas.ts'
import { byteStream } from './byte-stream.ts'
import { openChunks } from './chunks.ts'
import type { ItemReader } from './item-reader.ts'
import { itemStream } from './item-stream.ts'
import type { Opened } from './items.ts'

/** Settings of a call that include these options. */
export type ResponseSettings = Settings & Pick<EventOptions, 'accept' | 'as' | 'idleTimeoutMs' | 'reconnect'>

/**
 * Delivers a response as the call asks and its content type allows: as items if a reader knows the type, else in the
 * operation's other declared form.
 */
export const streamedResponse =
  (...readers: readonly ItemReader[]): Encoder =>
  (call, draft) => {
    const { definition, reject } = call
    const { as, accept, reconnect, schemas } = call.settings as ResponseSettings
    const { streams = {} } = definition
    const { read = readData } = call
    const declared = mediaTypesOf(`${definition.accept ?? 'application/json'}`)
    if (as !== undefined && !/^(stream|response)$/.test(as))
      reject('as', `is "${as}"; it takes 'stream' or 'response'`)
    if (reconnect && call.note) reject('reconnect', 'needs a body that can be sent again')
    if (as === 'stream' && typeof ReadableStream !== 'function') reject('ReadableStream', missing)
    if (accept !== undefined) {
      if (!declared.includes(accept)) reject('accept', `is unknown${nearest(accept, declared)}`)
      draft.headers.accept = accept
    }
    let received: unknown
    // Items of a stream are checked one by one; a response delivered unread is not checked.
    if (schemas) call.settings = { ...call.settings, schemas: unlessGiven(schemas, () => received) }

    /** The response's stream; undefined if it isn't one. */
    const openItems = (response: Response): Opened | undefined => {
      const type = typeOf(call, response)
      const reader =
        readers.find(({ types }) => types.test(type)) ??
        // Only streams are declared, and the content type is one that proxies send too.
        (kindOf(call, response) === 'stream' && readers.length === 1 && vague.test(type)
          ? readers[0]
          : undefined)
      if (!reader || (accept !== undefined && !reader.types.test(accept))) return undefined
      const media = type in streams ? type : Object.keys(streams).find((each) => reader.types.test(each))
      return open(call, response, reader, media ?? type)
    }
    const isStream = (response: Response) => readers.some(({ types }) => types.test(typeOf(call, response)))
    const refuse = async (response: Response, reading: Reading) => {
      const isSilent = isStream(response)
      if (isSilent) discard(response)
      // A stream may be silent for long.
      const content = isSilent ? undefined : await readBody(response, reading, snippetBytes, false)
      throw unexpected(call, response, `not ${accept ?? Object.keys(streams).join(' or ')}`, content)
    }
    /** Sends the request again to continue after an event. */
    const reopen = async (lastEventId: string | undefined) => {
      const { url, headers, body } = draft
      const after = lastEventId === undefined ? {} : { 'last-event-id': lastEventId }
      call.read = async (_, response, reading) =>
        response.status === 204 ? discard(response) : (openItems(response) ?? refuse(response, reading))
      const path = url.slice(call.settings.baseUrl.length)
      const { data } = await transport(call, { url: path, headers: { ...headers, ...after }, body })
      return data as Opened | undefined
    }

    call.read = async (_, response, reading) => {
      if (as === 'response') received = response
      else if (as === 'stream') received = byteStream(openChunks(call, response, idleMsOf(call), true))
      else {
        const opened = openItems(response)
        if (opened) received = itemStream(call, opened, reconnect ? reopen : undefined)
        else if (
          kindOf(call, response) === 'stream' ||
          (accept !== undefined && (accept in streams || isStream(response)))
        )
          return refuse(response, reading)
        else return read(call, response, reading)
      }
      return received
    }
  }

/** How much to read of an unexpected response. */
const snippetBytes = 1000

const vague = /^(text\/plain|application\/octet-stream)?$/

const contentTypeOf = (call: Call, response: Response) => headersOf(call, response)('content-type') ?? ''

/** The media type of a response, in lower case and without parameters. */
const typeOf = (call: Call, response: Response) =>
  mediaTypesOf(contentTypeOf(call, response).toLowerCase())[0] ?? ''

const mediaTypesOf = (list: string) => list.split(',').map((each) => each.replace(/;.*/, '').trim())

function open(call: Call, response: Response, reader: ItemReader, media: string): Opened {
  const { definition, settings } = call
  const { maxResponseBytes: limit } = settings
  const isBinary = reader.isBinary === true
  const found: unknown[] = []
  const form = definition.streams?.[media] ?? {}
  const { parse } = call
  const own = parse && ((text: string) => parse(text, media as never))
  // Integers and dates are located by their place in the event.
  const ofEvent = own && ((text: string) => (own(`{"data":${text}}`) as { data: unknown }).data)
  const cutter = reader.open({
    form,
    contentType: contentTypeOf(call, response),
    limit,
    found: (raw) => found.push(raw),
    parse: (form.whole ? ofEvent : own) ?? JSON.parse,
  })
  const chunks = openChunks(call, response, idleMsOf(call), isBinary)
  return { response, chunks, cutter, isBinary, found, media, limit }
}

function idleMsOf({ settings, definition }: Call): number {
  const { idleTimeoutMs, timeoutMs = definition.timeoutMs ?? defaultTimeoutMs } = settings as ResponseSettings
  return idleTimeoutMs ?? timeoutMs
}

const kindOf = ({ definition }: Call, { status }: Response) => forStatus(definition.responses, status)

/** Schemas that skip responses delivered unread. */
function unlessGiven(schemas: Schemas, readDelivered: () => unknown): Schemas {
  const check = schemas[checker]
  return Object.defineProperty({}, checker, {
    value: (call: never, parts: Parameters<typeof check>[1], signal: AbortSignal | undefined) =>
      parts.some(([, value]) => value !== undefined && value === readDelivered())
        ? Promise.resolve()
        : check(call, parts, signal),
  }) as Schemas
}
