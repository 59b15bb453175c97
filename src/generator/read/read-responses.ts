import type { ResponseKind } from '../../runtime/definition.ts'
import { isObject, type JsonObject, resolve, type SpecDocument } from '../document/document.ts'
import { at, type Place, SpecProblem } from '../document/problem.ts'
import type { OperationModel, ResponseModel } from '../model.ts'
import { readExamples } from './examples.ts'
import { isJsonType, isTextType } from './media-types.ts'
import { isStreamType, readStream } from './read-stream.ts'

/** Reads what an operation is declared to answer with: of several media types the best one, and each that is a stream. */
export function readResponses(document: SpecDocument, node: JsonObject, place: Place): ResponseModel[] {
  const declared = Object.entries(isObject(node.responses) ? node.responses : {})
  const hasSuccess = declared.some(([status]) => status.startsWith('2'))
  const responses = declared
    .filter(([status]) => !status.startsWith('x-'))
    .flatMap(([status, entry]): ResponseModel[] => {
      const [response, where] = resolve(document, entry, at(place, 'responses', status))
      const content = isObject(response.content) ? response.content : {}
      const success = status.startsWith('2') || (status === 'default' && !hasSuccess)
      const isStream = (type: string) => success && isStreamType(type)
      const types = Object.keys(content).filter((type) => !isStream(type))
      const type = types.find(isJsonType) ?? types[0]
      const media = type === undefined ? undefined : content[type]
      // An answer to HEAD has no body, whatever its headers say (RFC 9110, section 9.3.2).
      const hasBody = !place.pointer.endsWith('/head')
      const base = {
        status: status.replace(/^\dxx$/, (range) => range.toUpperCase()),
        success,
        description: `${response.description ?? ''}`.trim(),
      }
      const one: ResponseModel = {
        ...base,
        kind: kindOf(hasBody ? type : undefined),
        media: hasBody ? type : undefined,
        schema: isObject(media) ? media.schema : undefined,
        pointer: at(where, 'content', type ?? '', 'schema').pointer,
        examples: readExamples(document, media),
      }
      const streams = Object.keys(content)
        .filter((each) => hasBody && isStream(each))
        .map((each): ResponseModel => {
          const described = isObject(content[each]) ? content[each] : {}
          const item = readStream(document, each, described, at(where, 'content', each))
          return { ...base, ...item, kind: 'stream', media: each, examples: [] }
        })
      return streams.length && type === undefined ? streams : [one, ...streams]
    })
  if (responses.some(({ success }) => success)) return responses
  if (responses.some(({ status }) => status.startsWith('3')))
    throw new SpecProblem(at(place, 'responses'), 'declares no success but redirects, which are not followed')
  return [...responses, anySuccess]
}

/** An operation that declares errors alone: whatever a success holds is given as it is. */
const anySuccess: ResponseModel = {
  status: '2XX',
  success: true,
  kind: 'binary',
  media: '*/*',
  schema: undefined,
  pointer: '',
  description: 'Not declared by the spec.',
  examples: [],
}

/** What to ask for: plain JSON goes without saying. */
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

function kindOf(type: string | undefined): ResponseKind {
  if (type === undefined) return 'empty'
  if (isJsonType(type) || type === '*/*') return 'json'
  return isTextType(type) ? 'text' : 'binary'
}
