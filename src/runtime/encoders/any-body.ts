import { checkName, isJson, typeOf } from '../config/check.ts'
import { callOptions, type Table } from '../config/settings.ts'
import type { BodyDefinition } from '../definition.ts'
import type { Call } from '../sending/call.ts'
import { isByteSource } from '../streams/stream-body.ts'
import type { Encoder } from './encoder.ts'
import { binary, isBlob } from './raw-body.ts'
import { isFormData, isSearchParams } from './ready-body.ts'

/** The options of an operation whose body has several media types, each with the types it accepts. */
// A spread would stay in every bundle.
export const bodyOptions: Table = /*#__PURE__*/ Object.assign({}, callOptions, { contentType: 'string' })

/** The options of two tables. */
export const bothOptions = (one: Table, other: Table): Table => ({ ...one, ...other })

/**
 * Writes a body as one of the operation's media types, with the encoder at the same index: the type that
 * `contentType` names, else the first one that fits the value.
 */
export const anyBody =
  (...encoders: readonly Encoder[]): Encoder =>
  (call, draft, params, value) => {
    const { definition } = call
    const { content = {}, required } = definition.body ?? {}
    const types = Object.keys(content)
    const media = value == null ? types[0] : mediaOf(call, value, content)
    const body = { ...content[`${media}`], ...(required && { required }) }
    const own = { ...call, definition: { ...definition, body } }
    encoders[types.indexOf(`${media}`)]?.(own, draft, params, value)
    call.settings = own.settings
    if (own.note) call.note = own.note
    // A form sets its own content type or leaves it to the platform.
    if (draft.body !== null && draft.headers['content-type'] === undefined && body.media !== undefined)
      draft.headers['content-type'] = body.media
  }

function mediaOf(
  { settings, reject }: Call,
  value: unknown,
  content: NonNullable<BodyDefinition['content']>,
) {
  const { contentType } = settings as { readonly contentType?: string }
  if (contentType !== undefined) {
    checkName('contentType', contentType, content, reject)
    return contentType
  }
  const types = Object.keys(content)
  const own = isBlob(value) ? value.type : ''
  return (
    types.find((type) => own && own.replace(/;.*/, '') === type) ??
    types.find((type) => canCarry(type, content[type] ?? {}, value)) ??
    reject('body', `is ${typeOf(value)}, or contains values that cannot be sent as ${types.join(' or ')}`)
  )
}

/** Whether a value fits a media type: JSON and form fields can't hold bytes, a form needs fields. */
function canCarry(media: string, { type }: BodyDefinition, value: unknown): boolean {
  const isObject =
    typeOf(value) === 'object' && !isByteSource(value) && !isFormData(value) && !isSearchParams(value)
  if (/^(multipart|application)\/form-data/i.test(media)) return isFormData(value) || isObject
  if (/^application\/x-www-form-urlencoded/i.test(media))
    return isSearchParams(value) || (isObject && !holdsFile(value))
  if (/[/+]json|^\*\/\*$/i.test(media)) {
    const types = type === undefined ? undefined : [type].flat()
    const own = typeOf(value) as never
    const fits = !types || types.includes(own) || (types.includes('integer') && Number.isInteger(value))
    return isJson(own) && fits && binary(value) === undefined && !isFormData(value) && !holdsFile(value)
  }
  return (
    binary(value) !== undefined || isByteSource(value) || (type === 'string' && typeof value === 'string')
  )
}

/** Whether a field of an object is a file or a list of files. */
const holdsFile = (value: unknown) =>
  typeOf(value) === 'object' &&
  Object.values(value as object).some((value) => [value].flat().some((each) => binary(each) !== undefined))
