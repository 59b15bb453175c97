import type { Definition, Parameter } from '../../runtime/definition.ts'
import { type Described, follow, isNode, type Node, text } from '../document.ts'
import { withOneType } from './dialect.ts'
import { isFile, isJson, mediaIn } from './media.ts'
import { createView } from './view.ts'

/** The arguments of a tool, and how they become a call. */
export interface Input {
  readonly schema: Node
  /** Turns the arguments of the tool into those of a call. */
  read(args: Node): Sendable
  /** Turns parameters of a call into arguments of the tool. */
  write(params: Node): Node
}

/** The arguments of a call. */
export interface Sendable {
  readonly params: Readonly<Record<string, unknown>> | null
  readonly body: unknown
  readonly options: { readonly contentType?: string }
}

/**
 * The arguments of a tool: the parameters by name, and the body as `body`. Parameters are flat, because models fill
 * in flat names more reliably than nested ones. The body stays one argument: it may be a list or a union, which the
 * APIs of language models reject at the top of a schema, and its fields may have the names of parameters.
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
    read(args) {
      const params = Object.fromEntries(
        Object.keys(definition.params ?? {}).flatMap((name) => {
          const value = args[names.get(name) as string]
          return value === undefined ? [] : [[name, value]]
        }),
      )
      const body = args[bodyName]
      return {
        params: Object.keys(params).length ? params : null,
        body: files ? files.read(body) : body,
        options: needsType && body !== undefined ? { contentType: media.type } : {},
      }
    },
  }
}

const bodyKey = Symbol('body')

/** Characters that the APIs of language models don't accept in the name of an argument. */
const unaccepted = /[^\w.-]/g

/** The names of the arguments, by the names of the parameters. */
function argumentNames({ params = {} }: Definition): Map<string | typeof bodyKey, string> {
  const names = new Map<string | typeof bodyKey, string>([[bodyKey, 'body']])
  const taken = new Set(['body'])
  for (const name of Object.keys(params)) {
    const wanted =
      name
        .replaceAll(unaccepted, '_')
        .replace(/^_+(?=\w)|_+$/g, '')
        .slice(0, 60) || 'parameter'
    let own = wanted
    for (let count = 2; taken.has(own); count++) own = `${wanted}_${count}`
    taken.add(own)
    names.set(name, own)
  }
  return names
}

/** A schema from the client's definition, if the document has none. */
const typed = ({ type }: Pick<Parameter, 'type'>): Node => (type === undefined ? {} : withOneType({ type }))

function withDescription(schema: unknown, description: string): unknown {
  if (!description || !isNode(schema)) return schema
  const own = text(schema.description)
  return { ...schema, description: own && own !== description ? `${description} ${own}` : description }
}

/** JSON has no bytes, so files are base64. `undefined` if a body has no files. */
function filesIn(
  document: unknown,
  bodySchema: unknown,
): { readonly schema: unknown; read(body: unknown): unknown } | undefined {
  const at = (schema: unknown) =>
    isNode(schema) && schema.$ref !== undefined ? follow(document, schema) : schema
  const schema = at(bodySchema)
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
