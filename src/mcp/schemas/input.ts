import type { Definition, Parameter } from '../../runtime/definition.ts'
import { type Described, follow, isNode, type Node, text } from '../document.ts'
import { withOneType } from './dialect.ts'
import { isFile, isJson, mediaIn } from './media.ts'
import { createView } from './view.ts'

/** What a tool takes, and how that becomes a call. */
export interface Input {
  readonly schema: Node
  /** The arguments of a tool as the first three of a call. */
  read(given: Node): Sendable
  /** Parameters of a call as arguments of the tool. */
  write(params: Node): Node
}

/** The arguments of a call. */
export interface Sendable {
  readonly params: Readonly<Record<string, unknown>> | null
  readonly body: unknown
  readonly options: { readonly contentType?: string }
}

/**
 * What a tool takes: the parameters by their names, and the body as `body`. Parameters are flat, since models fill in
 * names that stand side by side more reliably than nested ones. The body stays in one place: it may be a list or a choice,
 * which the APIs of language models refuse at the top of a schema, and its fields may be called like parameters.
 */
export function inputOf(document: unknown, definition: Definition, described: Described): Input {
  const view = createView(document, { side: 'request' })
  const names = argumentNames(definition)
  const properties: Record<string, unknown> = {}
  const required: string[] = []
  for (const [name, parameter] of Object.entries(definition.params ?? {})) {
    const argument = names.get(name) as string
    const node = described.parameters.find(
      (each) => each.in === parameter.in && (each.name === name || each.name === parameter.as?.name),
    )
    const schema = node?.schema ?? mediaIn(node)?.schema
    properties[argument] = withDescription(
      schema === undefined ? typed(parameter) : view.of(schema),
      text(node?.description),
    )
    if (parameter.required || (parameter.in === 'path' && !parameter.as?.optional)) required.push(argument)
  }
  const media = mediaIn(described.body)
  const bodyName = names.get(bodyKey) as string
  const files = definition.body && media ? filesIn(document, media.schema) : undefined
  if (definition.body) {
    const schema = files?.schema ?? media?.schema
    properties[bodyName] = withDescription(
      schema === undefined ? typed(definition.body) : view.of(schema),
      text(described.body?.description),
    )
    if (definition.body.required) required.push(bodyName)
  }
  const needsType = definition.body?.content !== undefined && media !== undefined && isJson(media.type)

  return {
    schema: {
      type: 'object',
      properties,
      ...(required.length && { required }),
      additionalProperties: false,
      ...(Object.keys(view.definitions).length && { $defs: view.definitions }),
    },
    write: (params) =>
      Object.fromEntries(Object.entries(params).map(([name, value]) => [names.get(name) ?? name, value])),
    read(given) {
      const params = Object.fromEntries(
        Object.keys(definition.params ?? {}).flatMap((name) => {
          const value = given[names.get(name) as string]
          return value === undefined ? [] : [[name, value]]
        }),
      )
      const body = given[bodyName]
      return {
        params: Object.keys(params).length ? params : null,
        body: files ? files.read(body) : body,
        options: needsType && body !== undefined ? { contentType: media.type } : {},
      }
    },
  }
}

const bodyKey = Symbol('body')

/** Letters that the APIs of language models take in the name of an argument. */
const argumentForm = /[^\w.-]/g

/** Names of the arguments, by those of the parameters. */
function argumentNames({ params = {} }: Definition): Map<string | typeof bodyKey, string> {
  const names = new Map<string | typeof bodyKey, string>([[bodyKey, 'body']])
  const taken = new Set(['body'])
  for (const name of Object.keys(params)) {
    const wanted =
      name
        .replaceAll(argumentForm, '_')
        .replace(/^_+(?=\w)|_+$/g, '')
        .slice(0, 60) || 'parameter'
    let own = wanted
    for (let count = 2; taken.has(own); count++) own = `${wanted}_${count}`
    taken.add(own)
    names.set(name, own)
  }
  return names
}

/** A schema from what the client knows, where the document says no more. */
const typed = ({ type }: Pick<Parameter, 'type'>): Node => (type === undefined ? {} : withOneType({ type }))

function withDescription(schema: unknown, description: string): unknown {
  if (!description || !isNode(schema)) return schema
  const own = text(schema.description)
  return { ...schema, description: own && own !== description ? `${description} ${own}` : description }
}

/** JSON has no bytes: files come as base64. `undefined` where a body holds none. */
function filesIn(
  document: unknown,
  given: unknown,
): { readonly schema: unknown; read(body: unknown): unknown } | undefined {
  const at = (schema: unknown) =>
    isNode(schema) && schema.$ref !== undefined ? follow(document, schema) : schema
  const schema = at(given)
  if (isFile(schema)) {
    return { schema: base64(schema), read: (body) => (typeof body === 'string' ? bytesOf(body) : body) }
  }
  if (!isNode(schema) || !isNode(schema.properties)) return undefined
  const fields = Object.entries(schema.properties).map(([name, each]) => [name, at(each)] as const)
  const isList = (each: unknown) => isNode(each) && isFile(at(each.items))
  const files = fields.filter(([, each]) => isFile(each) || isList(each))
  if (!files.length) return undefined
  const shown = files.map(([name, each]) => [
    name,
    isFile(each) ? base64(each) : { ...(each as Node), items: base64(at((each as Node).items)) },
  ])
  const names = new Set(files.map(([name]) => name))
  const fileOf = (name: string) => (value: unknown) =>
    typeof value === 'string' ? new File([bytesOf(value)], name) : value
  return {
    schema: { ...schema, properties: { ...schema.properties, ...Object.fromEntries(shown) } },
    read: (body) =>
      isNode(body)
        ? Object.fromEntries(
            Object.entries(body).map(([name, value]) => {
              if (!names.has(name)) return [name, value]
              return [name, Array.isArray(value) ? value.map(fileOf(name)) : fileOf(name)(value)]
            }),
          )
        : body,
  }
}

const base64 = (schema: unknown): Node => {
  const { description } = isNode(schema) ? schema : {}
  return {
    type: 'string',
    contentEncoding: 'base64',
    description: `${text(description)} A file, as base64.`.trim(),
  }
}

const bytesOf = (text: string) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))
