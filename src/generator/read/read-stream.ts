import type { Definition, StreamForm } from '../../runtime/definition.ts'
import { isObject, type Json, type JsonObject, type SpecDocument, targetOf } from '../document/document.ts'
import { at, type Place, SpecProblem } from '../document/problem.ts'
import type { ResponseModel } from '../model.ts'
import { mediaName } from './media-types.ts'
import { readEvent } from './read-event.ts'

/** The items of a stream, and the place of their schema. */
export interface StreamItem {
  readonly form: StreamForm
  readonly schema: Json
  readonly pointer: string
}

/** Whether a media type's content is a sequence of items. */
export const isStreamType = (type: string): boolean =>
  isEventType(type) || lines.test(type) || /[/+]json-seq\b/i.test(type) || multipart.test(type)

const lines = /[/+](x-)?(ndjson|jsonl|jsonlines|json-lines|ldjson)\b|^application\/stream\+json\b/i
const multipart = /^multipart\/(mixed|x-mixed-replace)\b/i
const isEventType = (type: string) => /^text\/event-stream\b/i.test(type)

/** The runtime function that reads streams of a media type. */
export const readerOf = (type: string): string =>
  isEventType(type)
    ? 'eventStream'
    : multipart.test(type)
      ? 'multipartStream'
      : lines.test(type)
        ? 'jsonLines'
        : 'jsonSequence'

/**
 * Reads the items of a stream from `itemSchema` (OpenAPI 3.2) or `schema`, which most documents use for that; a list
 * there is the list of items.
 */
export function readStream(
  document: SpecDocument,
  type: string,
  media: JsonObject,
  place: Place,
): StreamItem {
  const extension = readExtension(media, place)
  const whole = targetOf(document, media.schema)
  const isList = isObject(whole) && whole.type === 'array' && whole.items !== undefined
  const [schema, pointer] =
    media.itemSchema !== undefined
      ? [media.itemSchema, at(place, 'itemSchema').pointer]
      : isList
        ? [whole.items as Json, at(place, 'schema', 'items').pointer]
        : [media.schema ?? {}, at(place, 'schema').pointer]
  const done = extension.done ?? media['x-speakeasy-sse-sentinel']
  const end = typeof done === 'string' && done !== '[DONE]' ? { done } : {}
  if (!isEventType(type)) {
    // A string schema describes the whole body, not the items.
    const target = targetOf(document, schema)
    const isText = isObject(target) && target.type === 'string' && media.itemSchema === undefined
    return { form: end, schema: isText && !multipart.test(type) ? {} : schema, pointer }
  }
  const event = readEvent(document, schema, media.itemSchema !== undefined, extension.item)
  const form = { ...event.form, ...end }
  // For text data, the runtime has no default end marker.
  return {
    form: typeof done === 'string' && form.data ? { ...form, done } : form,
    schema: event.schema,
    pointer,
  }
}

/** How the items of an operation's streams are read, by media type. */
export function readStreams(responses: readonly ResponseModel[]): Pick<Definition, 'streams'> {
  const streams = responses.flatMap(({ success, form, media }) =>
    success && form && media ? [[mediaName(media), form] as const] : [],
  )
  return streams.length ? { streams: Object.fromEntries(streams) } : {}
}

interface Extension {
  readonly item?: 'data' | 'event'
  readonly done?: string
}

/** Reads `x-stream`: what an item is (`data` or `event`), and the data that ends the stream. */
function readExtension(media: JsonObject, place: Place): Extension {
  const value = media['x-stream']
  const where = at(place, 'x-stream')
  if (value === undefined) return {}
  if (!isObject(value)) throw new SpecProblem(where, 'must be an object with item and done')
  for (const name of Object.keys(value))
    if (!/^(item|done)$/.test(name)) throw new SpecProblem(at(where, name), 'is unknown; use item or done')
  if (value.item !== undefined && value.item !== 'data' && value.item !== 'event')
    throw new SpecProblem(at(where, 'item'), "must be 'data' or 'event'")
  if (value.done !== undefined && typeof value.done !== 'string')
    throw new SpecProblem(at(where, 'done'), 'must be a string')
  return value as Extension
}
