import type { JsonType } from '../../runtime/definition.ts'
import type { Shape } from '../../runtime/values/shape.ts'
import { isObject, type Json, type JsonObject, type SpecDocument } from '../document/document.ts'
import { Findings, type Note, type Place, SpecProblem } from '../document/problem.ts'
import type { BodyModel, OperationModel, ParameterModel, ResponseModel } from '../model.ts'
import { readDates } from './dates.ts'
import { readPagination, readTimeoutMs } from './extensions.ts'
import { readIdempotencyKey } from './idempotency.ts'
import { readInt64s } from './int64.ts'
import { type OperationNaming, operationName } from './operation-names.ts'
import { readBody } from './read-body.ts'
import { readParameters } from './read-parameters.ts'
import { readAccept, readResponses } from './read-responses.ts'
import { type Auth, readSecurity, type Security } from './read-security.ts'
import { readOwnServer, type Servers } from './read-servers.ts'
import { readStreams } from './read-stream.ts'
import { secretsOf } from './secrets.ts'

/** An operation's node, its place, and what it shares with its API. */
export interface OperationSource {
  readonly document: SpecDocument
  readonly path: string
  /** As sent in the request. */
  readonly method: string
  readonly node: Json
  readonly pathItem: JsonObject
  readonly itemPlace: Place
  readonly place: Place
  readonly auth: Auth
  readonly servers: Servers
  readonly note: Note
  readonly naming: OperationNaming
}

/** Reads one operation of a path item. Throws all its problems at once. */
export function readOperation(source: OperationSource): OperationModel {
  const { document, path, method, node, pathItem, itemPlace, place, auth, servers, note, naming } = source
  if (!isObject(node)) throw new SpecProblem(place, 'must be an object')
  const findings = new Findings()
  const security: Security = findings.try(() => readSecurity(document, node, auth, place)) ?? noSecurity
  const { parameters: declared, path: template } = findings.try(() =>
    readParameters({ document, path, pathItem, itemPlace, node, place, note }, security.keys),
  ) ?? { parameters: [], path }
  const { parameters, key } = findings.try(() =>
    readIdempotencyKey(document.root, node, method, declared, place),
  ) ?? { parameters: declared }
  const body = findings.try(() => readBody(document, node, place, note))
  const responses = findings.try(() => readResponses(document, node, place)) ?? []
  const timeoutMs = findings.try(() => readTimeoutMs(node, place))
  const server = findings.try(() =>
    readOwnServer(node, pathItem, place, itemPlace, servers, document.address),
  )
  const pagination = findings.try(() => readPagination(node, parameters, place))
  const secret = findings.try(() => readSecrets(document, parameters, body, responses))
  const int64 = findings.try(() => readInt64s(document, { parameters, body, responses }))
  const dates = findings.try(() => readDates(document, { parameters, body, responses }))
  findings.done()
  return {
    definition: {
      id: operationName(node, method, path, naming, place),
      method,
      path: template,
      ...(parameters.length && {
        params: Object.fromEntries(
          parameters.map(({ name, parameter }) => [
            name,
            withStringType(parameter, fieldOf(int64?.int64?.params, name)),
          ]),
        ),
      }),
      ...(body && { body: withStringType(body.definition, int64?.int64?.body) }),
      ...(server !== undefined && { server }),
      responses: Object.fromEntries(
        // Of two kinds for one status, the last wins: the fallback if the response isn't a stream.
        responses
          .filter(({ success }) => success)
          .sort((one, other) => Number(other.kind === 'stream') - Number(one.kind === 'stream'))
          .map(({ status, kind }) => [status, kind]),
      ),
      ...readStreams(responses),
      ...readAccept(responses),
      ...(security.security && { security: security.security }),
      ...(security.requirements && { requirements: security.requirements }),
      ...(timeoutMs !== undefined && { timeoutMs }),
      ...secret,
      ...(pagination && { pagination }),
      ...(key && { idempotencyKey: key }),
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

/** Encoders receive a 64-bit integer as a string. */
function withStringType<Part extends { readonly type?: JsonType | readonly JsonType[] }>(
  part: Part,
  shape: unknown,
): Part {
  if (shape !== true || part.type === undefined) return part
  return { ...part, type: [...new Set([part.type, 'string' as const].flat())] }
}

const fieldOf = (shape: Shape | undefined, name: string) =>
  typeof shape === 'object' ? (shape as Readonly<Record<string, unknown>>)[name] : undefined

const noSecurity: Security = { security: undefined, scopes: [], keys: new Set() }

/** The names of secret parameters and fields, and whether a response contains secrets. */
function readSecrets(
  document: SpecDocument,
  parameters: readonly ParameterModel[],
  body: BodyModel | undefined,
  responses: readonly ResponseModel[],
): Pick<OperationModel['definition'], 'secrets' | 'secretResponse'> {
  const responseSecrets = responses.map(({ success, schema }) => ({
    success,
    ...secretsOf(document, schema),
  }))
  const secrets = new Set([
    ...parameters
      .filter(({ schema, marked }) => marked || secretsOf(document, schema).whole)
      .map(({ name }) => name),
    ...secretsOf(document, body?.schema).names,
    ...responseSecrets.flatMap(({ names }) => names),
  ])
  const secretResponse = responseSecrets.some(
    ({ success, names, whole }) => success && (names.length || whole),
  )
  return {
    ...(secrets.size && { secrets: [...secrets] }),
    ...(secretResponse && { secretResponse: true as const }),
  }
}
