import type { Definition } from '../runtime/definition.ts'

/** An object of a document or of a JSON Schema. */
export type Node = Readonly<Record<string, unknown>>

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An operation as its document describes it, with the references of its parts followed. */
export interface Described {
  readonly summary: string
  readonly description: string
  readonly tags: readonly string[]
  readonly parameters: readonly Node[]
  readonly body: Node | undefined
  /** By status. */
  readonly responses: Readonly<Record<string, Node>>
}

const nothing: Described = {
  summary: '',
  description: '',
  tags: [],
  parameters: [],
  body: undefined,
  responses: {},
}

/** A description without its line breaks, which are for readers of the file. */
export const text = (value: unknown): string =>
  typeof value === 'string' ? value.trim().replaceAll(/(?<=\S)[ \t]*\r?\n(?=[^\s\-*+#>|\d`])/g, ' ') : ''

/** Describes an operation from its document; empty if the document doesn't have it. */
export function describe(document: unknown, definition: Definition): Described {
  const found = findOperation(document, definition)
  if (!found) return nothing
  const [item, operation] = found
  const { summary, description, tags } = operation
  const nodes = (value: unknown) =>
    Object.entries(isNode(value) ? value : {}).map(([key, each]) => [key, follow(document, each)] as const)
  const parameters = [item.parameters, operation.parameters].flatMap((list) =>
    Array.isArray(list) ? list.map((each) => follow(document, each)) : [],
  )
  return {
    summary: text(summary) || text(item.summary),
    description: text(description) || text(item.description),
    tags: Array.isArray(tags) ? tags.map(String) : [],
    // Reversed, so that an operation's own parameters are found first.
    parameters: parameters.reverse(),
    body: operation.requestBody === undefined ? undefined : follow(document, operation.requestBody),
    responses: Object.fromEntries(nodes(operation.responses)),
  }
}

/** Follows references to the object they lead to; an empty object if there is none. */
export function follow(document: unknown, node: unknown): Node {
  let current = node
  for (let hops = 0; isNode(current) && typeof current.$ref === 'string' && hops < 50; hops++) {
    current = lookUp(document, current.$ref)
  }
  return isNode(current) && current.$ref === undefined ? current : {}
}

/** The target of a reference within the document. */
export function lookUp(document: unknown, ref: string): unknown {
  if (!ref.startsWith('#/')) return undefined
  return ref
    .slice(2)
    .split('/')
    .reduce<unknown>((node, part) => {
      const name = decode(part).replaceAll('~1', '/').replaceAll('~0', '~')
      return typeof node === 'object' && node !== null && Object.hasOwn(node, name)
        ? (node as Node)[name]
        : undefined
    }, document)
}

/** Finds an operation by path and method, or by id if the client has the path in another form. */
function findOperation(document: unknown, { path, method, id }: Definition): [Node, Node] | undefined {
  const paths = isNode(document) && isNode(document.paths) ? document.paths : {}
  const operationIn = (item: Node): Node | undefined => {
    const more = isNode(item.additionalOperations) ? item.additionalOperations : {}
    const found = item[method.toLowerCase()] ?? more[method]
    return isNode(found) ? found : undefined
  }
  const own = follow(document, paths[path])
  const direct = operationIn(own)
  if (direct) return [own, direct]
  for (const each of Object.values(paths)) {
    const item = follow(document, each)
    const operation = operationIn(item)
    if (operation?.operationId === id) return [item, operation]
  }
  return undefined
}

/** Percent-decodes a part of a reference; an invalid one stays as it is. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
