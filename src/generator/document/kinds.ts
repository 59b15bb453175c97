import { isObject, type Json, type JsonObject } from './document.ts'

/** Kinds of objects in a document (OpenAPI 3.2, section 4; Swagger 2.0 has a subset). */
export type Kind =
  | 'document'
  | 'components'
  | 'pathItem'
  | 'operation'
  | 'parameter'
  | 'requestBody'
  | 'mediaType'
  | 'encoding'
  | 'response'
  | 'header'
  | 'callback'
  | 'schema'
  | 'example'
  | 'link'
  | 'securityScheme'

/** One object of a kind, a list, or a map by name. */
type Child = Kind | { readonly list: Kind } | { readonly map: Kind }

const content: Child = { map: 'mediaType' }
const examples: Child = { map: 'example' }
const headers: Child = { map: 'header' }
const schemas: Child = { map: 'schema' }
const schemaList: Child = { list: 'schema' }

const components: Readonly<Record<string, Child>> = {
  schemas,
  responses: { map: 'response' },
  parameters: { map: 'parameter' },
  examples,
  requestBodies: { map: 'requestBody' },
  headers,
  securitySchemes: { map: 'securityScheme' },
  links: { map: 'link' },
  callbacks: { map: 'callback' },
  pathItems: { map: 'pathItem' },
  mediaTypes: content,
}

const fixedMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query']

/** Which fields of each kind contain other objects. All other fields hold plain values without references. */
const children: Readonly<Record<Kind, Readonly<Record<string, Child>>>> = {
  document: {
    paths: { map: 'pathItem' },
    webhooks: { map: 'pathItem' },
    components: 'components',
    definitions: schemas,
    parameters: { map: 'parameter' },
    responses: { map: 'response' },
  },
  components,
  pathItem: {
    parameters: { list: 'parameter' },
    additionalOperations: { map: 'operation' },
    ...Object.fromEntries(fixedMethods.map((method): [string, Child] => [method, 'operation'])),
  },
  operation: {
    parameters: { list: 'parameter' },
    requestBody: 'requestBody',
    responses: { map: 'response' },
    callbacks: { map: 'callback' },
  },
  parameter: { schema: 'schema', content, examples },
  requestBody: { content },
  mediaType: {
    schema: 'schema',
    itemSchema: 'schema',
    examples,
    encoding: { map: 'encoding' },
    prefixEncoding: { list: 'encoding' },
    itemEncoding: 'encoding',
  },
  encoding: {
    headers,
    encoding: { map: 'encoding' },
    prefixEncoding: { list: 'encoding' },
    itemEncoding: 'encoding',
  },
  // Swagger has `schema` here; its `examples` are values by media type.
  response: { headers, content, schema: 'schema', links: { map: 'link' } },
  header: { schema: 'schema', content, examples },
  callback: {},
  schema: {
    properties: schemas,
    patternProperties: schemas,
    dependentSchemas: schemas,
    $defs: schemas,
    definitions: schemas,
    allOf: schemaList,
    anyOf: schemaList,
    oneOf: schemaList,
    prefixItems: schemaList,
    items: 'schema',
    additionalProperties: 'schema',
    unevaluatedProperties: 'schema',
    unevaluatedItems: 'schema',
    propertyNames: 'schema',
    contains: 'schema',
    contentSchema: 'schema',
    not: 'schema',
    if: 'schema',
    else: 'schema',
    ...Object.fromEntries([['then', 'schema']]),
  },
  example: {},
  link: {},
  securityScheme: {},
}

/** The components section for a kind. */
export const sectionOf = (kind: Kind): string | undefined =>
  Object.keys(components).find((name) => kindIn(components[name]) === kind)

/** The kind of the objects in a components section. */
export const kindOfSection = (name: string): Kind | undefined =>
  Object.hasOwn(components, name) ? kindIn(components[name]) : undefined

const kindIn = (child: Child | undefined): Kind | undefined =>
  typeof child === 'object' ? ('map' in child ? child.map : child.list) : child

/** Whether a field holds a map or a list of objects. Some documents put a reference to a file there instead. */
export const holdsMany = (kind: Kind, key: string): boolean => typeof own(children[kind], key) === 'object'

/** Changes a nested object; `path` leads to it from its parent. Returns `undefined` to remove it. */
export type Change = (child: Json, kind: Kind, path: readonly (string | number)[]) => Json | undefined

/** A copy of an object with each nested object changed or removed; the same object if nothing changes. */
export function mapChildren(kind: Kind, node: JsonObject, change: Change): JsonObject {
  let copy: JsonObject | undefined
  const set = (key: string, before: Json, after: Json | undefined) => {
    if (after === before) return
    copy ??= { ...node }
    if (after === undefined) delete copy[key]
    else copy[key] = after
  }
  for (const [key, value] of Object.entries(node)) {
    const child = kind === 'callback' ? callbackChild(key) : own(children[kind], key)
    if (child === undefined) continue
    if (typeof child === 'string') {
      // Before 2020-12, `items` may be a list.
      if (kind === 'schema' && Array.isArray(value)) set(key, value, mapList(key, value, child, change))
      else set(key, value, change(value, child, [key]))
    } else if ('list' in child) {
      if (Array.isArray(value)) set(key, value, mapList(key, value, child.list, change))
    } else if (isObject(value)) {
      const entries = Object.entries(value).map(([name, each]) => {
        const isExtension = name.startsWith('x-') && child.map !== 'schema' && child.map !== 'header'
        return [name, isExtension ? each : change(each, child.map, [key, name])] as const
      })
      const isSame = entries.every(([name, each]) => each === value[name])
      if (!isSame) set(key, value, fromEntries(entries))
    }
  }
  return copy ?? node
}

const callbackChild = (key: string): Child | undefined => (key.startsWith('x-') ? undefined : 'pathItem')

const own = (table: Readonly<Record<string, Child>>, key: string) =>
  Object.hasOwn(table, key) ? table[key] : undefined

function mapList(key: string, list: readonly Json[], kind: Kind, change: Change): Json[] {
  const changed = list.map((each, index) => change(each, kind, [key, index]))
  if (changed.every((each, index) => each === list[index])) return list as Json[]
  return changed.filter((each): each is Json => each !== undefined)
}

function fromEntries(entries: readonly (readonly [string, Json | undefined])[]): JsonObject {
  const kept = entries.filter((entry): entry is readonly [string, Json] => entry[1] !== undefined)
  return Object.fromEntries(kept)
}
