import { decodePointer, isObject, type Json, type JsonObject, lookUpIn } from './document.ts'
import { type Kind, mapChildren } from './kinds.ts'

/**
 * Removes version-specific features that later steps don't know: references to media types are resolved, examples
 * have a `value`, and fields next to a reference are merged into its target.
 */
export function lower(root: JsonObject): JsonObject {
  /** References to media types that are being followed. */
  const following: Json[] = []
  const visit = (part: Json, kind: Kind, path: readonly (string | number)[]): Json => {
    if (!isObject(part)) return part
    const { $ref } = part
    if (kind === 'mediaType' && $ref !== undefined && following.includes($ref)) return part
    following.push($ref ?? null)
    const node = withTarget(root, part, kind, path)
    const own = mapChildren(kind, node, visit)
    following.pop()
    if (kind === 'mediaType' || kind === 'operation') return withExamples(own, `${path[1]}`)
    if (kind === 'parameter' || kind === 'header') return withExamples(own, '')
    if (kind === 'response') return withDescription(own)
    return kind === 'schema' ? withNull(own) : own
  }
  return visit(root, 'document', []) as JsonObject
}

/** Kinds whose references can have sibling fields that override the target (OpenAPI 3.1, section 4.8.23). */
const overridable: readonly Kind[] = ['parameter', 'response', 'requestBody', 'header', 'example', 'pathItem']

/** Resolves references that no later step could follow; others stay. */
function withTarget(
  root: JsonObject,
  node: JsonObject,
  kind: Kind,
  path: readonly (string | number)[],
): JsonObject {
  // A callback's path may refer to itself.
  if (kind === 'pathItem' && path[0] !== 'paths') return node
  let current: Json | undefined = node
  const overlays: JsonObject[] = []
  for (let hops = 0; isObject(current) && typeof current.$ref === 'string' && hops < 50; hops++) {
    const { $ref, ...rest }: JsonObject = current
    overlays.unshift(rest)
    current = `${$ref}`.startsWith('#/') ? lookUpIn(root, decodePointer(`${$ref}`.slice(1))) : undefined
  }
  if (!overlays.length || !isObject(current)) return node
  const siblings = Object.assign({}, ...overlays) as JsonObject
  const kept = Object.entries(siblings).filter(
    ([key]) => kind === 'pathItem' || key === 'description' || key === 'summary',
  )
  if (kind === 'mediaType' || kind === 'operation') return { ...current, ...siblings }
  return kept.length && overridable.includes(kind) ? { ...current, ...Object.fromEntries(kept) } : node
}

/** Sets `value` of examples: `dataValue`, or `serializedValue` if it is JSON or text (OpenAPI 3.2, section 4.19). */
function withExamples(node: JsonObject, type: string): JsonObject {
  if (!isObject(node.examples)) return node
  const entries = Object.entries(node.examples).map(([name, example]): [string, Json] => {
    if (!isObject(example) || example.value !== undefined) return [name, example]
    const { dataValue, serializedValue, ...rest } = example
    const value =
      dataValue ?? (typeof serializedValue === 'string' ? readText(serializedValue, type) : undefined)
    return value === undefined ? [name, example] : [name, { ...rest, value }]
  })
  const isSame = entries.every(([name, each]) => each === (node.examples as JsonObject)[name])
  return isSame ? node : { ...node, examples: Object.fromEntries(entries) }
}

function readText(text: string, type: string): Json | undefined {
  if (!/[/+]json\b/i.test(type)) return type.startsWith('text/') ? text : undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Some responses have only a `summary`. */
const withDescription = (response: JsonObject): JsonObject =>
  response.description === undefined && response.summary !== undefined
    ? { ...response, description: response.summary }
    : response

/** Documents of OpenAPI 3.0 put `nullable` next to a reference. */
function withNull(schema: JsonObject): JsonObject {
  const { $ref, nullable, ...rest } = schema
  if (typeof $ref !== 'string' || nullable !== true) return schema
  return { ...rest, anyOf: [{ $ref }, { type: 'null' }] }
}
