import { upgradeFromTwoToThree } from '@scalar/openapi-upgrader/2.0-to-3.0'
import { isObject, type Json, type JsonObject } from './document.ts'
import { at, type Note, type Place, SpecProblem } from './problem.ts'
import { formatMark, inlinedOperation } from './swagger-operation.ts'
import { swaggerServers } from './swagger-servers.ts'

/** A document converted to OpenAPI 3, with notes for the user. */
export interface Converted {
  readonly root: JsonObject
  readonly notes: readonly string[]
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch']

/**
 * Converts a Swagger 2.0 document. The library converts schemas, parameters, responses and security schemes. It
 * receives each operation with everything inlined, since it loses what an operation inherits from its path, the
 * document or references (decision 25).
 */
export function fromSwagger(
  root: JsonObject,
  { file, address }: { file: string; address?: string },
): Converted {
  const { servers, notes } = swaggerServers(root, address)
  const { parameters: _, host: __, basePath: ___, schemes: ____, ...rest } = structuredClone(root)
  const changes: string[] = []
  const note: Note = ({ pointer }, text) => changes.push(`${pointer}: ${text}`)
  const paths = Object.entries(isObject(rest.paths) ? rest.paths : {}).map(([path, item]): [string, Json] => [
    path,
    isObject(item) && !path.startsWith('x-')
      ? inlinedPath(root, item, at({ file, pointer: '' }, 'paths', path), note)
      : item,
  ])
  const declared: JsonObject = { ...rest, swagger: '2.0', paths: Object.fromEntries(paths) }
  let converted: JsonObject
  try {
    converted = upgradeFromTwoToThree(declared) as JsonObject
  } catch (error) {
    throw new SpecProblem(
      { file, pointer: '' },
      `cannot be converted to OpenAPI 3: ${(error as Error).message}`,
    )
  }
  return {
    root: { ...converted, paths: withForms(converted.paths), servers },
    notes: [
      'was converted from Swagger 2.0; JSON pointers refer to the converted OpenAPI 3.0 document',
      ...notes,
      ...changes,
    ],
  }
}

/** A path whose operations contain everything that they inherit. */
function inlinedPath(root: JsonObject, item: JsonObject, place: Place, note: Note): JsonObject {
  const { parameters, ...rest } = item
  const entries = Object.entries(rest).map(([key, each]): [string, Json] => {
    if (!methods.includes(key) || !isObject(each)) return [key, each]
    const shared = Array.isArray(parameters) ? parameters : []
    const leaveOut = (name: string) => note(at(place, key, 'parameters'), `${name} has no \`in\`; left out`)
    return [key, inlinedOperation(each, { root, shared, leaveOut })]
  })
  return Object.fromEntries(entries.filter(([key]) => methods.includes(key)))
}

/** Restores what the library drops from forms: whether one is required, and how some lists are written. */
function withForms(paths: Json | undefined): JsonObject {
  return mapObjects(paths, (item) => mapObjects(item, (operation) => withForm(operation)))
}

const mapObjects = (node: Json | undefined, change: (each: JsonObject) => JsonObject): JsonObject =>
  Object.fromEntries(
    Object.entries(isObject(node) ? node : {}).map(([name, each]) => [
      name,
      isObject(each) ? change(each) : each,
    ]),
  )

function withForm(operation: JsonObject): JsonObject {
  const { requestBody } = operation
  if (!isObject(requestBody) || !isObject(requestBody.content)) return operation
  const isForm = Object.keys(requestBody.content).some((type) => /form/.test(type))
  if (!isForm) return operation
  const [media] = Object.values(requestBody.content)
  const { required } = isObject(media) && isObject(media.schema) ? media.schema : {}
  const isRequired = Array.isArray(required) && required.length > 0
  const content = mapObjects(requestBody.content, withEncoding)
  return { ...operation, requestBody: { ...requestBody, ...(isRequired && { required: true }), content } }
}

/** Moves the style of each marked field to `encoding`. */
function withEncoding(media: JsonObject): JsonObject {
  const { properties } = isObject(media.schema) ? media.schema : {}
  const marked = Object.entries(isObject(properties) ? properties : {}).flatMap(
    ([name, each]): [string, Json][] => {
      const style = isObject(each) ? each[formatMark] : undefined
      return style === undefined ? [] : [[name, { style, explode: false }]]
    },
  )
  if (!marked.length) return media
  return {
    ...media,
    encoding: { ...(isObject(media.encoding) ? media.encoding : {}), ...Object.fromEntries(marked) },
  }
}
