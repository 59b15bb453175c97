import type { JsonType, ResponseKind } from '../../runtime/definition.ts'
import type { Shape } from '../../runtime/values/shape.ts'
import { isObject, type JsonObject, resolve, type SpecDocument } from '../document/document.ts'
import { at, Findings, type Note, type Place, SpecProblem } from '../document/problem.ts'
import type { BodyModel, OperationModel, ParameterModel, ResponseModel } from '../model.ts'
import { readDates } from './dates.ts'
import { readExamples } from './examples.ts'
import { readPagination, readTimeoutMs } from './extensions.ts'
import { readInt64s } from './int64.ts'
import { isJsonType, isTextType } from './media-types.ts'
import { type OperationNaming, operationName } from './operation-names.ts'
import { readBody } from './read-body.ts'
import { readParameters } from './read-parameters.ts'
import { type Auth, readSecurity, type Security } from './read-security.ts'
import { readOwnServer } from './read-servers.ts'
import { secretsOf } from './secrets.ts'

/** Where an operation stands, and what it shares with its API. */
export interface OperationSource {
  readonly document: SpecDocument
  readonly path: string
  readonly method: string
  readonly pathItem: JsonObject
  readonly place: Place
  readonly auth: Auth
  readonly servers: Readonly<Record<string, string>>
  readonly note: Note
  readonly naming: OperationNaming
}

/** Reads one operation of a path item. Throws everything that is wrong with it at once. */
export function readOperation(source: OperationSource): OperationModel {
  const { document, path, method, pathItem, place, auth, servers, note, naming } = source
  const node = pathItem[method]
  if (!isObject(node)) throw new SpecProblem(place, 'is no object')
  const findings = new Findings()
  const security: Security = findings.try(() => readSecurity(document, node, auth, place)) ?? noSecurity
  const { parameters, path: template } = findings.try(() =>
    readParameters({ document, path, pathItem, node, place, note }, security.keys),
  ) ?? { parameters: [], path }
  const body = findings.try(() => readBody(document, node, place, note))
  const responses = findings.try(() => readResponses(document, node, place)) ?? []
  const timeoutMs = findings.try(() => readTimeoutMs(node, place))
  const server = findings.try(() => readOwnServer(node, pathItem, place, servers))
  const pagination = findings.try(() => readPagination(node, parameters, place))
  const secret = findings.try(() => readSecrets(document, parameters, body, responses))
  const int64 = findings.try(() => readInt64s(document, { parameters, body, responses }))
  const dates = findings.try(() => readDates(document, { parameters, body, responses }))
  findings.done()
  return {
    definition: {
      id: operationName(node.operationId, method, path, naming),
      method: method.toUpperCase(),
      path: template,
      ...(parameters.length && {
        params: Object.fromEntries(
          parameters.map(({ name, parameter }) => [
            name,
            takingText(parameter, fieldOf(int64?.int64?.params, name)),
          ]),
        ),
      }),
      ...(body && { body: takingText(body.definition, int64?.int64?.body) }),
      ...(server !== undefined && { server }),
      responses: Object.fromEntries(
        responses.filter(({ success }) => success).map(({ status, kind }) => [status, kind]),
      ),
      ...readAccept(responses),
      ...(security.security && { security: security.security }),
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...secret,
      ...(pagination && { pagination }),
      ...int64,
      ...dates,
    },
    summary: `${node.summary ?? ''}`,
    description: `${node.description ?? ''}`.trim(),
    tags: Array.isArray(node.tags) ? node.tags.map(String) : [],
    scopes: security.scopes,
    deprecated: node.deprecated === true,
    see: isObject(node.externalDocs) ? `${node.externalDocs.url}` : undefined,
    parameters,
    body,
    responses,
  }
}

/** Encoders are given a 64-bit integer as a text. */
function takingText<Part extends { readonly type?: JsonType | readonly JsonType[] }>(
  part: Part,
  shape: unknown,
): Part {
  if (shape !== true || part.type === undefined) return part
  return { ...part, type: [...new Set([part.type, 'string' as const].flat())] }
}

const fieldOf = (shape: Shape | undefined, name: string) =>
  typeof shape === 'object' ? (shape as Readonly<Record<string, unknown>>)[name] : undefined

const noSecurity: Security = { security: undefined, scopes: [], keys: [] }

/** The names of what is secret, and whether an answer holds any of it. */
function readSecrets(
  document: SpecDocument,
  parameters: readonly ParameterModel[],
  body: BodyModel | undefined,
  responses: readonly ResponseModel[],
): Pick<OperationModel['definition'], 'secrets' | 'secretResponse'> {
  const answers = responses.map(({ success, schema }) => ({ success, ...secretsOf(document, schema) }))
  const secrets = new Set([
    ...parameters
      .filter(({ schema, marked }) => marked || secretsOf(document, schema).whole)
      .map(({ name }) => name),
    ...secretsOf(document, body?.schema).names,
    ...answers.flatMap(({ names }) => names),
  ])
  const secretResponse = answers.some(({ success, names, whole }) => success && (names.length || whole))
  return {
    ...(secrets.size && { secrets: [...secrets] }),
    ...(secretResponse && { secretResponse: true as const }),
  }
}

function readResponses(document: SpecDocument, node: JsonObject, place: Place): ResponseModel[] {
  const declared = Object.entries(isObject(node.responses) ? node.responses : {})
  const hasSuccess = declared.some(([status]) => status.startsWith('2'))
  const responses = declared
    .filter(([status]) => !status.startsWith('x-'))
    .map(([status, entry]) => {
      const [response, where] = resolve(document, entry, at(place, 'responses', status))
      const content = isObject(response.content) ? response.content : {}
      const types = Object.keys(content)
      const type = types.find(isJsonType) ?? types[0]
      const media = type === undefined ? undefined : content[type]
      // An answer to HEAD has no body, whatever its headers say (RFC 9110, section 9.3.2).
      const hasBody = !place.pointer.endsWith('/head')
      return {
        status: status.replace(/^\dxx$/, (range) => range.toUpperCase()),
        success: status.startsWith('2') || (status === 'default' && !hasSuccess),
        kind: kindOf(hasBody ? type : undefined),
        media: hasBody ? type : undefined,
        schema: isObject(media) ? media.schema : undefined,
        pointer: at(where, 'content', type ?? '', 'schema').pointer,
        description: `${response.description ?? ''}`.trim(),
        examples: readExamples(document, media),
      }
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
function readAccept(responses: readonly ResponseModel[]): Pick<OperationModel['definition'], 'accept'> {
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
