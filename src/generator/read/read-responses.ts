import type { ResponseKind } from '../../runtime/definition.ts'
import {
  isObject,
  type Json,
  type JsonObject,
  resolve,
  type SpecDocument,
  targetOf,
} from '../document/document.ts'
import { at, type Place } from '../document/problem.ts'
import type { OperationModel, ResponseModel } from '../model.ts'
import { readExamples } from './examples.ts'
import { isJsonType, isTextType } from './media-types.ts'
import { isStreamType, readStream } from './read-stream.ts'

/** Reads the responses of an operation, each in its preferred media type and in every one that is a stream. */
export function readResponses(document: SpecDocument, node: JsonObject, place: Place): ResponseModel[] {
  // A response to HEAD has no body, whatever its headers say (RFC 9110, section 9.3.2).
  const hasBodies = !place.pointer.endsWith('/head')
  const declared = Object.entries(isObject(node.responses) ? node.responses : {})
    .filter(([status]) => !status.startsWith('x-'))
    .flatMap(([status, entry], _, all) =>
      // `3XX` means all redirects that aren't declared separately.
      /^3xx$/i.test(status)
        ? redirects
            .filter((each) => !all.some(([other]) => other === each))
            .map((each) => [each, entry, status] as const)
        : [[status, entry, status] as const],
    )
  const isRedirect = (status: string) => redirects.includes(status)
  const hasSuccess = declared.some(([status]) => status.startsWith('2') || isRedirect(status))
  const responses = declared.flatMap(([status, entry, key]): ResponseModel[] => {
    const [response, where] = resolve(document, entry, at(place, 'responses', key))
    const isSuccess = status.startsWith('2') || (status === 'default' && !hasSuccess)
    const content = isObject(response.content) ? response.content : {}
    const isStream = (type: string) => isSuccess && isStreamType(type)
    const types = Object.keys(content).filter((type) => !isStream(type))
    const type = types.find(isJsonType) ?? types[0]
    const media = type === undefined ? undefined : content[type]
    const schema = isObject(media) ? media.schema : undefined
    const base = {
      status: status.replace(/^\dxx$/, (range) => range.toUpperCase()),
      success: isSuccess || isRedirect(status) || status === notModified,
      description: `${response.description ?? ''}`.trim(),
    }
    if (isRedirect(status) || status === notModified) {
      const kind = status === notModified ? 'empty' : 'redirect'
      return [{ ...base, kind, media: undefined, schema: undefined, pointer: where.pointer, examples: [] }]
    }
    const one: ResponseModel = {
      ...base,
      kind: hasBodies ? kindOf(type, targetOf(document, schema)) : 'empty',
      media: hasBodies ? type : undefined,
      schema,
      pointer: at(where, 'content', type ?? '', 'schema').pointer,
      examples: readExamples(document, media),
    }
    const streams = Object.keys(content)
      .filter((each) => hasBodies && isStream(each))
      .map((each): ResponseModel => {
        const described = isObject(content[each]) ? content[each] : {}
        const item = readStream(document, each, described, at(where, 'content', each))
        return { ...base, ...item, kind: 'stream', media: each, examples: [] }
      })
    return streams.length && type === undefined ? streams : [one, ...streams]
  })
  if (!responses.some(({ success, status }) => success && status !== notModified))
    return [...responses, anySuccess]
  return hasBodies ? withAnyBodies(responses) : responses
}

/** Redirects (RFC 9110, section 15.4). `300` offers a choice and may have no `Location`. */
const redirects: readonly string[] = ['301', '302', '303', '307', '308']

const notModified = '304'

/**
 * A success declared with only a description may have any body. If another success declares a body, it counts as
 * empty, so that the other's types aren't lost.
 */
function withAnyBodies(responses: readonly ResponseModel[]): ResponseModel[] {
  const isOpen = ({ success, kind, status }: ResponseModel) =>
    success && kind === 'empty' && !/^(204|205|304)$/.test(status)
  const saysMore = responses.some(({ success, media }) => success && media !== undefined)
  return responses.map((response) =>
    isOpen(response) && !saysMore ? { ...response, kind: 'any', media: '*/*' } : response,
  )
}

/** For an operation that declares only errors: the content type of a success determines how it is parsed. */
const anySuccess: ResponseModel = {
  status: '2XX',
  success: true,
  kind: 'any',
  media: '*/*',
  schema: undefined,
  pointer: '',
  description: 'Not declared by the spec.',
  examples: [],
}

/** The Accept header; none if all responses are plain JSON. */
export function readAccept(
  responses: readonly ResponseModel[],
): Pick<OperationModel['definition'], 'accept'> {
  const types = new Set(
    responses.flatMap(({ success, kind, media }) =>
      success && media !== undefined && (kind !== 'json' || media !== '*/*') ? [media] : [],
    ),
  )
  const plain = [...types].every((type) => /^application\/json\s*(;|$)/i.test(type))
  return plain ? {} : { accept: [...types].join(', ') }
}

function kindOf(type: string | undefined, schema: Json | undefined): ResponseKind {
  if (type === undefined) return 'empty'
  const { type: own, format, contentMediaType } = isObject(schema) ? schema : ({} as JsonObject)
  const isString = [own].flat().includes('string')
  if (isString && (format === 'binary' || contentMediaType === '*/*')) return 'binary'
  // Spring writes `*/*` for JSON and for text; without a schema it is a file.
  if (type === '*/*') return schema === undefined ? 'binary' : isString ? 'any' : 'json'
  if (isJsonType(type)) return 'json'
  return isTextType(type) ? 'text' : 'binary'
}
