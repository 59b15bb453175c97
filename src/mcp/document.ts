import type { Definition } from '../runtime/definition.ts'

/** An object of a document or of a JSON Schema. */
export type Node = Readonly<Record<string, unknown>>

export const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An operation as its document describes it, references of its own parts followed. */
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

/** A description in as few characters as say it: documents break their lines for readers of files. */
export const text = (value: unknown): string =>
  typeof value === 'string' ? value.trim().replaceAll(/(?<=\S)[ \t]*\r?\n(?=[^\s\-*+#>|\d`])/g, ' ') : ''

/** What a document says of an operation; nothing where it does not have it. */
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
    // An operation's own come last, and win.
    parameters: parameters.reverse(),
    body: operation.requestBody === undefined ? undefined : follow(document, operation.requestBody),
    responses: Object.fromEntries(nodes(operation.responses)),
  }
}

/** Follows references until something else stands there; an empty object where they lead nowhere. */
export function follow(document: unknown, node: unknown): Node {
  let current = node
  for (let hops = 0; isNode(current) && typeof current.$ref === 'string' && hops < 50; hops++) {
    current = lookUp(document, current.$ref)
  }
  return isNode(current) && current.$ref === undefined ? current : {}
}

/** What a reference within the document leads to. */
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

/** An operation by its path and method, or by its id where the client knows the path in another form. */
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

/** A `%` that encodes nothing stands for itself. */
function decode(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
