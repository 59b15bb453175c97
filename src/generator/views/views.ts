import { isObject, type Json, type JsonObject } from '../document/document.ts'
import { fileContent, fileMarker } from '../document/file-content.ts'
import { typeName } from '../document/names.ts'
import { mapReferences } from '../document/polymorphism/discriminator.ts'
import { tagMark } from '../document/polymorphism/tagged.ts'
import { componentPrefix, reach, refName } from '../document/reach.ts'
import type { Group } from '../model.ts'
import { withInputDate } from '../read/dates.ts'

/** Schemas differ by side: readOnly fields are rejected in requests, writeOnly ones are absent from responses. */
export type Side = 'request' | 'response'

/** Whether enums in responses allow other values. Enums in requests never do. */
export type Enums = 'open' | 'closed'

/** Name of the helper type that keeps enums in responses open. */
export const openString = 'OtherString'

/** The component schemas of a group, one per side if the sides differ. */
export interface Views {
  readonly schemas: Readonly<Record<string, Json>>
  /** Whether requests contain files. */
  readonly hasFiles: boolean
  /** A schema for one side, with references to that side's names. */
  view(schema: Json, side: Side): Json
}

export function createViews({ schemas, operations }: Group, taken: ReadonlySet<string>, enums: Enums): Views {
  const requests = operations.flatMap(({ parameters, body }) => [
    ...parameters.map(({ schema }) => schema),
    body?.schema ?? null,
  ])
  const responses = operations.flatMap(({ responses }) => responses.map(({ schema }) => schema ?? null))
  const inRequests = reach(requests, schemas)
  const inResponses = reach(responses, schemas)
  const different = differing(schemas)

  const names = new Map<string, string>()
  const used = new Set(taken)
  const claim = (wanted: string) => {
    let name = wanted
    for (let count = 1; used.has(name); count++) name = `${wanted}Model${count > 1 ? count : ''}`
    used.add(name)
    return name
  }
  for (const name of Object.keys(schemas)) names.set(`response ${name}`, claim(typeName(name)))
  for (const name of Object.keys(schemas)) {
    const both = inRequests.has(name) && inResponses.has(name)
    const shared = names.get(`response ${name}`) as string
    names.set(`request ${name}`, both && different.has(name) ? claim(`${typeName(name)}Input`) : shared)
  }
  const nameOf = (side: Side) => (name: string) =>
    name === fileMarker ? fileContent : (names.get(`${side} ${name}`) ?? name)
  const view = (schema: Json, side: Side) => viewFrom(schema, side, nameOf(side), schemas, enums)

  const result: Record<string, Json> = {}
  for (const [name, schema] of Object.entries(schemas)) {
    const onlyRequest = inRequests.has(name) && !inResponses.has(name)
    result[nameOf('response')(name)] = view(schema, onlyRequest ? 'request' : 'response')
    const input = nameOf('request')(name)
    if (input !== nameOf('response')(name)) result[input] = view(schema, 'request')
  }
  return { schemas: result, hasFiles: inRequests.has(fileMarker), view }
}

/** Names of the components that differ between the two sides, directly or through references. */
function differing(schemas: Readonly<Record<string, Json>>): Set<string> {
  const names = Object.keys(schemas)
  const asIs = (name: string) => name
  const different = new Set(
    names.filter((name) => {
      const [request, response] = (['request', 'response'] as const).map((side) =>
        JSON.stringify(viewFrom(schemas[name] as Json, side, asIs, schemas, 'open')),
      )
      return request !== response
    }),
  )
  const users = usersOf(schemas)
  // Iterating a set includes entries added during the loop.
  for (const name of different) for (const user of users.get(name) ?? []) different.add(user)
  return different
}

/** The components that refer to each component. */
function usersOf(schemas: Readonly<Record<string, Json>>): Map<string, Set<string>> {
  const users = new Map<string, Set<string>>()
  for (const [user, schema] of Object.entries(schemas)) {
    for (const name of reach([schema], {})) {
      const known = users.get(name) ?? new Set()
      users.set(name, known.add(user))
    }
  }
  return users
}

/** A copy of a schema for one side. */
function viewFrom(
  node: Json,
  side: Side,
  nameOf: (name: string) => string,
  schemas: Readonly<Record<string, Json>>,
  enums: Enums,
  inherited: ReadonlySet<string> = new Set(),
): Json {
  const viewOf = (each: Json) => viewFrom(each, side, nameOf, schemas, enums)
  if (Array.isArray(node)) return node.map(viewOf)
  if (!isObject(node)) return node
  const copy: JsonObject = {}
  const hidden = hiddenNames(node, side, schemas)
  const notRequired = new Set([
    ...inherited,
    ...(hasRequired(node) ? hiddenInBranches(node, side, schemas) : []),
  ])
  for (const name of isObject(node.properties) ? Object.keys(node.properties) : []) notRequired.delete(name)
  for (const name of hidden) notRequired.add(name)
  for (const [key, value] of Object.entries(node)) {
    if (key === '$ref' && typeof value === 'string') {
      const name = refName(value)
      copy.$ref = name === undefined ? value : componentPrefix + nameOf(name)
    } else if (key === 'discriminator' && isObject(value) && isObject(value.mapping)) {
      copy.discriminator = mapReferences(value, (target) => componentPrefix + nameOf(refName(target) ?? ''))
    } else if (key === 'properties' && isObject(value)) {
      const kept = Object.entries(value).filter(([name]) => !hidden.has(name))
      copy.properties = Object.fromEntries(kept.map(([name, each]) => [name, viewOf(each)]))
    } else if (key === 'required' && Array.isArray(value)) {
      const kept = value.filter((name) => !notRequired.has(name as string))
      if (kept.length) copy.required = kept
    } else if (/^(allOf|anyOf|oneOf)$/.test(key) && Array.isArray(value)) {
      copy[key] = value.map((each) => viewFrom(each, side, nameOf, schemas, enums, notRequired))
    } else if (/^(example|examples|default|enum|const|discriminator)$/.test(key)) copy[key] = value
    else copy[key] = viewOf(value)
  }
  if (enums === 'closed') return copy
  return side === 'response' ? openEnum(copy) : withInputDate(copy)
}

function hiddenNames(
  { properties }: JsonObject,
  side: Side,
  schemas: Readonly<Record<string, Json>>,
): Set<string> {
  const mark = side === 'request' ? 'readOnly' : 'writeOnly'
  const marked = (property: Json): boolean => {
    if (!isObject(property)) return false
    const target = typeof property.$ref === 'string' ? schemas[refName(property.$ref) ?? ''] : undefined
    return property[mark] === true || (isObject(target) && target[mark] === true)
  }
  return new Set(
    Object.keys(isObject(properties) ? properties : {}).filter((name) =>
      marked((properties as JsonObject)[name] as Json),
    ),
  )
}

/** Whether a schema or one of its inline branches has required fields. */
const hasRequired = ({ required, allOf, anyOf, oneOf }: JsonObject): boolean =>
  required !== undefined || [allOf, anyOf, oneOf].flat().some((each) => isObject(each) && hasRequired(each))

/** Fields that a schema can't require because one of its branches hides them. */
function hiddenInBranches(
  node: JsonObject,
  side: Side,
  schemas: Readonly<Record<string, Json>>,
  seen: ReadonlySet<string> = new Set(),
): Set<string> {
  const parts = [node.allOf, node.anyOf, node.oneOf].flat().filter(isObject)
  const found = new Set<string>()
  for (const part of node.$ref === undefined ? parts : [...parts, { $ref: node.$ref }]) {
    const name = typeof part.$ref === 'string' ? refName(part.$ref) : undefined
    if (name !== undefined && seen.has(name)) continue
    const target = name === undefined ? part : schemas[name]
    if (!isObject(target)) continue
    const before = name === undefined ? seen : new Set([...seen, name])
    const own = [...hiddenNames(target, side, schemas), ...hiddenInBranches(target, side, schemas, before)]
    for (const each of own) found.add(each)
  }
  return found
}

/** A server may send a value that the spec doesn't list yet. A single value is a constant and stays closed. */
function openEnum(schema: JsonObject): JsonObject {
  const { enum: values, ...rest } = schema
  if (
    !Array.isArray(values) ||
    schema[tagMark] ||
    values.filter((value) => typeof value === 'string').length < 2
  )
    return schema
  const { type: _, nullable, description, title, ...others } = rest
  const branch: JsonObject = { enum: values, ...(nullable === true && { nullable: true }) }
  return {
    ...(description !== undefined && { description }),
    ...(title !== undefined && { title }),
    ...others,
    anyOf: [branch, { $ref: `${componentPrefix}${openString}` }],
  }
}
