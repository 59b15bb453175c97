import { decodePointer, isObject, type Json, type JsonObject, lookUpIn } from './document.ts'
import { ownServers } from './swagger-servers.ts'

/** The context of an operation: its document, and the parameters of its path. */
export interface SwaggerSource {
  readonly root: JsonObject
  readonly shared: readonly Json[]
  /** Called with the name of each parameter that is left out. */
  readonly leaveOut: (name: string) => void
}

const form = 'application/x-www-form-urlencoded'
const multipart = 'multipart/form-data'

/** Inlines everything that a Swagger 2.0 operation refers to, or inherits from its path and document. */
export function inlinedOperation(
  operation: JsonObject,
  { root, shared, leaveOut }: SwaggerSource,
): JsonObject {
  const all = merged(shared, listOf(operation.parameters), root).map(withFormat)
  const parameters = all.filter((each) => typeof each.in === 'string' || each.$ref !== undefined)
  for (const each of all) if (!parameters.includes(each)) leaveOut(`${each.name}`)
  const fields = parameters.filter((each) => each.in === 'formData')
  const consumes = mediaTypes(operation.consumes ?? root.consumes)
  const produces = mediaTypes(operation.produces ?? root.produces)
  const { schemes: _, ...rest } = operation
  return {
    ...rest,
    ...ownServers(operation, root),
    parameters,
    consumes: fields.length ? formTypes(fields, consumes) : consumes.length ? consumes : ['application/json'],
    produces: produces.length ? produces : ['application/json'],
    ...(isObject(operation.responses) && {
      responses: inlinedResponses(operation.responses, root, produces),
    }),
  }
}

const listOf = (node: Json | undefined): Json[] => (Array.isArray(node) ? node : [])

const mediaTypes = (node: Json | undefined) => listOf(node).filter((each) => typeof each === 'string')

/** Merges the parameters of a path and an operation; the operation's win. There is at most one body. */
function merged(shared: readonly Json[], own: readonly Json[], root: JsonObject): JsonObject[] {
  const found = new Map<string, JsonObject>()
  for (const each of [...own, ...shared]) {
    const parameter = followed(each, root)
    const key = parameter.in === 'body' ? 'body' : `${parameter.in} ${parameter.name}`
    if (!found.has(key)) found.set(key, parameter)
  }
  // The library modifies its input.
  return structuredClone([...found.values()])
}

function followed(node: Json, root: JsonObject): JsonObject {
  let current: Json | undefined = node
  for (let hops = 0; isObject(current) && typeof current.$ref === 'string' && hops < 50; hops++)
    current = lookUpIn(root, decodePointer(current.$ref.slice(1)))
  // A dead reference stays: a later step reports it.
  return isObject(current) ? current : isObject(node) ? node : {}
}

/** Extension that preserves, through the library, a format that it would drop. */
export const formatMark = 'x-collection-format'

/**
 * Without a format, a list is separated by commas; in forms, the library would repeat the field instead. A format for
 * which OpenAPI 3 has no style gets one that only this generator knows.
 */
function withFormat(parameter: JsonObject): JsonObject {
  const { type, in: location, collectionFormat = 'csv' } = parameter
  if (type !== 'array') return parameter
  const style = otherStyles[`${collectionFormat}`]
  if (style !== undefined && location === 'formData') return { ...parameter, [formatMark]: style }
  const isQuery = location === 'query' || location === 'formData'
  if (style !== undefined && (!isQuery || collectionFormat === 'tsv'))
    return { ...parameter, style, explode: false }
  return { ...parameter, collectionFormat: isQuery ? collectionFormat : 'csv' }
}

const otherStyles: Readonly<Record<string, string>> = {
  ssv: 'spaceDelimited',
  pipes: 'pipeDelimited',
  tsv: 'tabDelimited',
}

/** The media types of a form: multipart if it has files, otherwise those that the operation declares. */
function formTypes(fields: readonly JsonObject[], consumes: readonly string[]): string[] {
  if (fields.some(({ type }) => type === 'file')) return [multipart]
  const named = [form, multipart].filter((type) => consumes.some((each) => each.startsWith(type)))
  return named.length ? named : [form]
}

/** Inlines the responses of an operation, since it determines their media types. */
function inlinedResponses(responses: JsonObject, root: JsonObject, produces: readonly string[]): JsonObject {
  const entries = Object.entries(responses).map(([status, each]): [string, Json] => {
    if (!isObject(each) || status.startsWith('x-')) return [status, each]
    const response = structuredClone(followed(each, root))
    return [status, isFile(response.schema) ? withBytes(response, produces) : response]
  })
  return Object.fromEntries(entries)
}

const isFile = (schema: Json | undefined) => isObject(schema) && schema.type === 'file'

/** A file is never JSON, even if the document declares that all operations return JSON. */
function withBytes(
  { schema: _, examples: __, ...response }: JsonObject,
  produces: readonly string[],
): JsonObject {
  const types = produces.filter((type) => !/json|^\*/.test(type))
  const media = { schema: { type: 'string', format: 'binary' } }
  const all = types.length ? types : ['application/octet-stream']
  return { ...response, content: Object.fromEntries(all.map((type) => [type, media])) }
}
