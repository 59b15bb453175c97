import type { StreamForm } from '../../runtime/definition.ts'
import { isObject, type Json, type SpecDocument, targetOf } from '../document/document.ts'

/** An item of a stream of server-sent events. */
export interface EventItem {
  readonly form: StreamForm
  readonly schema: Json
}

/** An event that the document describes only as text, or not at all. */
const plainEvent: EventItem = {
  form: { whole: true, data: 'text' },
  schema: {
    type: 'object',
    description: 'A server-sent event.',
    required: ['data'],
    properties: {
      event: { type: 'string', description: "The event's type; absent if the server sends none." },
      data: { type: 'string' },
      id: { type: 'string' },
      retry: { type: 'integer', description: 'How long to wait before reconnecting, in milliseconds.' },
    },
  },
}

/**
 * Decides whether a schema describes whole events or only their data. An `itemSchema` describes events if it has
 * `data`, and only fields that events have (OpenAPI 3.2, section 4.14.4); a `schema` must also have another of them.
 */
export function readEvent(
  document: SpecDocument,
  schema: Json,
  isItemSchema: boolean,
  item: 'data' | 'event' | undefined,
): EventItem {
  const target = targetOf(document, schema)
  const names = namesIn(document, schema)
  const isEvent =
    names.has('data') && [...names].every((name) => fields.has(name)) && (isItemSchema || names.size > 1)
  const isOpen = !isObject(target) || !Object.keys(target).some((key) => !annotation.test(key))
  const isText = isObject(target) && target.type === 'string'
  if (item === 'data' || (item === undefined && !isEvent && !isOpen && !isText))
    return { form: isText ? { data: 'text' } : {}, schema }
  if (!isEvent) return plainEvent
  const modes = new Map<string, 'text' | 'json'>()
  const described = withData(document, schema, undefined, modes)
  const all = new Set(modes.values())
  const data = all.size > 1 ? Object.fromEntries(modes) : all.has('text') ? ('text' as const) : undefined
  return { form: { whole: true, ...(data && { data }) }, schema: described }
}

const fields = new Set(['event', 'data', 'id', 'retry', 'comment'])
const annotation = /^(title|description|examples?|x-.*)$/
const branches = ['allOf', 'anyOf', 'oneOf'] as const

/** Names of a schema's properties, including those of its branches. */
function namesIn(document: SpecDocument, schema: Json | undefined, seen = new Set<Json>()): Set<string> {
  const target = targetOf(document, schema)
  if (!isObject(target) || seen.has(target)) return new Set()
  seen.add(target)
  const own = isObject(target.properties) ? Object.keys(target.properties) : []
  const parts = branches.flatMap((key) => (Array.isArray(target[key]) ? (target[key] as Json[]) : []))
  return new Set([...own, ...parts.flatMap((part) => [...namesIn(document, part, seen)])])
}

/**
 * The schema of an event whose JSON data is parsed, as the runtime returns it. Unchanged schemas stay references.
 * Adds the format of the data to `modes`, by event name.
 */
function withData(
  document: SpecDocument,
  schema: Json,
  inherited: Json | undefined,
  modes: Map<string, 'text' | 'json'>,
): Json {
  const target = targetOf(document, schema)
  if (!isObject(target)) return schema
  const properties = isObject(target.properties) ? target.properties : {}
  const { data: own, ...others } = properties
  const data = own === undefined ? inherited : withBase(own, inherited)
  const key = (['oneOf', 'anyOf'] as const).find((each) => Array.isArray(target[each]))
  if (key) {
    // The shared schema of `data` would contradict that of a branch.
    const forms = (target[key] as Json[]).map((each) => withData(document, each, data, modes))
    const isSame = own === undefined && forms.every((each, index) => each === (target[key] as Json[])[index])
    if (isSame) return schema
    return { ...target, ...(own !== undefined && { properties: others }), [key]: forms }
  }
  if (Array.isArray(target.allOf)) {
    const parts = target.allOf.map((each) => withData(document, each, undefined, modes))
    return parts.every((each, index) => each === (target.allOf as Json[])[index])
      ? schema
      : { ...target, allOf: parts }
  }
  if (data === undefined) return schema
  const [mode, parsed] = dataOf(document, data)
  for (const name of eventNames(document, others.event)) modes.set(name, mode)
  if (parsed === own) return schema
  return { ...target, properties: { ...properties, data: parsed } }
}

/** The schema of a branch's data merged with the shared one, unless the branch describes encoded content. */
const withBase = (own: Json, inherited: Json | undefined): Json =>
  isObject(own) && isObject(inherited) && !('$ref' in own) && !('contentMediaType' in own)
    ? { ...inherited, ...own }
    : own

/** The format of an event's data, and its schema once parsed. */
function dataOf(document: SpecDocument, data: Json): ['text' | 'json', Json] {
  const target = targetOf(document, data)
  if (!isObject(target)) return ['json', data]
  const { contentMediaType, contentSchema, type } = target
  if (/[/+]json\b/i.test(`${contentMediaType ?? ''}`)) return ['json', contentSchema ?? {}]
  const isText = type === 'string' || (type === undefined && typeof (target.const ?? 0) === 'string')
  return [isText ? 'text' : 'json', data]
}

/** Event names that a schema allows; `*` for any. */
function eventNames(document: SpecDocument, event: Json | undefined): string[] {
  const target = targetOf(document, event)
  if (!isObject(target)) return ['*']
  if (target.const !== undefined) return [`${target.const}`]
  return Array.isArray(target.enum) ? target.enum.map(String) : ['*']
}
