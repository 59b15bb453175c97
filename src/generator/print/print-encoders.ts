import type { Parameter } from '../../runtime/definition.ts'
import type { Group, OperationModel } from '../model.ts'
import { isUnknownMethod } from '../read/methods.ts'
import { readerOf } from '../read/read-stream.ts'

/** The options table, if an operation has more options than the usual ones. */
export function printOptions(operation: OperationModel): string {
  const [table, other] = optionTables(operation)
  if (table === undefined) return ''
  return `  options: ${other === undefined ? table : `${pure}bothOptions(${table}, ${other})`},\n`
}

/** The tables of the options that only some operations take. */
export function optionTables({ definition, responses, body }: OperationModel): string[] {
  const events = 'text/event-stream' in (definition.streams ?? {})
  return [
    ...(hasForms(responses) ? [events ? 'eventOptions' : 'answerOptions'] : []),
    ...(body?.encoders ? ['bodyOptions'] : []),
  ]
}

const hasForms = (responses: OperationModel['responses']) => hasKind(responses, /^(stream|text|binary|any)$/)

const hasKind = (responses: OperationModel['responses'], kinds: RegExp) =>
  responses.some(({ success, kind }) => success && kinds.test(kind))

/**
 * The encoders of an operation. If one of them converts values before they are written, it takes those of the request
 * as arguments.
 */
export function printEncoders(operation: OperationModel, api: Group['api']): string {
  const all = encodersOf(operation, api)
  const inner: readonly string[] = operation.body?.encoders ?? []
  const names = all.filter((name) => !inner.includes(name))
  const readers = names.filter((name) => readerNames.test(name))
  const answers = names.filter((name) => name.endsWith('Response'))
  const around = names.filter((name) => /^(int64|date|temporal)Request$/.test(name))
  const own = names
    .filter((name) => ![...readers, ...answers, ...around].includes(name))
    .map((name) => (name === 'anyBody' ? `${pure}anyBody(${inner.join(', ')})` : name))
    .join(', ')
  const request = around.reduce((inner, name) => `${pure}${name}(${inner})`, own)
  return [
    request,
    ...answers.map((name) => (name === 'streamedResponse' ? `${pure}${name}(${readers.join(', ')})` : name)),
  ]
    .filter(Boolean)
    .map((each) => `, ${each}`)
    .join('')
}

/** The encoders an operation needs in addition to its method and path. */
export function encodersOf(
  { definition, body, responses }: OperationModel,
  { servers, templates }: Group['api'],
): string[] {
  const all = Object.values(definition.params ?? {})
  const usual = all.filter(({ as }) => !as)
  const query = usual.filter((parameter) => parameter.in === 'query')
  const scalar = query.every(({ type }) => isScalar(type))
  const needsBaseUrl = !Object.keys(servers).length && definition.server === undefined
  return [
    ...(definition.server === undefined ? [] : ['ownServer']),
    ...(needsBaseUrl ? [templates ? 'givenVariables' : 'givenServer'] : []),
    ...(query.length < usual.length ? ['parameters'] : []),
    ...(query.length ? [scalar ? 'scalarQuery' : 'queryParameters'] : []),
    // Goes after those above, because it changes what they wrote.
    ...(all.some(({ as }) => as && !as.whole) ? ['otherParameters'] : []),
    ...(all.some(({ as }) => as?.whole) ? ['wholeQuery'] : []),
    ...(isUnknownMethod(definition.method) ? ['sentOnce'] : []),
    ...(definition.idempotencyKey
      ? ['declaredIdempotencyKey']
      : /^(POST|PATCH)$/.test(definition.method)
        ? ['idempotencyKey']
        : []),
    ...(definition.path.includes('?') ? ['pathQuery'] : []),
    ...(definition.accept === undefined ? [] : ['accept']),
    ...(body ? [body.encoder, ...(body.encoders ?? [])] : []),
    ...(body?.encoder === 'jsonBody' && body.definition.media !== undefined ? ['mediaType'] : []),
    ...(body && /^(GET|HEAD)$/.test(definition.method) ? ['customFetch'] : []),
    ...(definition.requirements ? ['credentials'] : []),
    ...(definition.int64?.params || definition.int64?.body ? ['int64Request'] : []),
    ...(definition.int64?.responses ? ['int64Response'] : []),
    ...datesOf(definition),
    // Wrappers, from the innermost to the outermost.
    ...(hasKind(responses, /^(text|binary|any)$/) ? ['ownResponse'] : []),
    ...(hasKind(responses, /^redirect$/) ? ['redirectResponse'] : []),
    ...(hasForms(responses)
      ? ['streamedResponse', ...new Set(Object.keys(definition.streams ?? {}).map(readerOf))]
      : []),
  ]
}

/** Lets bundlers drop a call that is an argument of an unused operation, whose own mark doesn't cover it. */
const pure = '/*#__PURE__*/ '

/** The arguments of `streamedResponse`. */
const readerNames = /^(eventStream|jsonLines|jsonSequence|multipartStream)$/

/** The encoders that write and read dates. They go after those for 64-bit integers. */
const datesOf = ({ dates }: OperationModel['definition']): string[] => [
  ...(dates?.params || dates?.body ? [dates.as === 'Temporal' ? 'temporalRequest' : 'dateRequest'] : []),
  ...(dates?.responses ? [dates.as === 'Date' ? 'dateResponse' : 'temporalResponse'] : []),
]

/** Whether values are known to be neither arrays nor objects. */
const isScalar = (type: Parameter['type']) =>
  type !== undefined && [type].flat().every((each) => each !== 'array' && each !== 'object')
