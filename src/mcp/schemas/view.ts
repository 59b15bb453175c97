import { isNode, lookUp, type Node, text } from '../document.ts'
import { compiles, hiddenIn, type Side, withBounds, withExamples, withNull, withOneType } from './dialect.ts'

/** Options of a view of schemas. */
export interface ViewOptions {
  readonly side: Side
  /** Names of fields whose values are masked, so that they may have any type. */
  readonly masked?: readonly string[]
  /** Whether 64-bit integers are strings if a number would lose digits. */
  readonly wideIntegers?: boolean
}

/** Schemas as tools show them, and the definitions that these refer to. */
export interface View {
  /** A schema of the document as plain JSON Schema 2020-12. */
  of(schema: unknown): unknown
  /** The targets of `#/$defs/…` in the schemas. */
  readonly definitions: Record<string, unknown>
}

/** Keywords that only OpenAPI has, and those of no use to a reader. */
const dropped =
  /^(x-.*|xml|discriminator|externalDocs|example|nullable|readOnly|writeOnly|\$schema|\$id|\$anchor|\$comment|\$dynamicAnchor)$/

/** Keywords whose values are schemas by name. */
const named = /^(properties|patternProperties|\$defs|definitions|dependentSchemas)$/
const single =
  /^(items|additionalProperties|unevaluatedItems|unevaluatedProperties|contains|not|if|then|else|propertyNames|additionalItems|contentSchema)$/
const lists = /^(allOf|anyOf|oneOf|prefixItems)$/

/**
 * Keywords that aren't enforced in responses: the form of values, and limits that new values or fields would exceed.
 */
const unenforced =
  /^(format|pattern|enum|const|minLength|maxLength|minimum|maximum|exclusiveMinimum|exclusiveMaximum|multipleOf|minItems|maxItems|uniqueItems|minProperties|maxProperties|contains|minContains|maxContains|not|if|then|else|propertyNames|unevaluatedProperties|unevaluatedItems|dependentRequired|dependentSchemas|contentEncoding|contentMediaType|contentSchema|default|examples)$/

/** Formats that JSON Schema knows; others say how a number is stored. */
const formats =
  /^(date|time|date-time|duration|email|idn-email|hostname|idn-hostname|ipv4|ipv6|uri|uri-reference|iri|iri-reference|uuid|regex|json-pointer)$/

/**
 * Creates a view of a document's schemas. References are replaced by their targets, because many clients of language
 * models don't follow them. Only circular schemas, and those that would grow too large, stay definitions.
 */
export function createView(document: unknown, options: ViewOptions): View {
  const definitions: Record<string, unknown> = {}
  const names = new Map<string, string>()
  const circular = new Map<string, boolean>()
  let size = 0

  const of = (schema: unknown, depth: number): unknown => {
    if (!isNode(schema)) return schema === false ? false : {}
    size++
    const { $ref, ...beside } = schema
    if (typeof $ref !== 'string') return keywords(schema, depth)
    const target = refer($ref, depth)
    const own = keywords(beside, depth)
    if (!Object.keys(own).length) return target
    // Keywords next to a reference apply too (JSON Schema 2020-12, section 8.2.3.1).
    return isAnnotation(own) ? { ...(isNode(target) ? target : {}), ...own } : { allOf: [target], ...own }
  }

  const refer = (ref: string, depth: number): unknown => {
    const target = lookUp(document, ref)
    if (target === undefined) return {}
    if (!isCircular(ref) && depth < deepest && size < largest) return of(target, depth + 1)
    let name = names.get(ref)
    if (name === undefined) {
      const wanted = ref.replace(/^.*\//, '').replaceAll(/[^\w.-]/g, '_')
      name = Object.hasOwn(definitions, wanted) ? `${wanted}_${names.size}` : wanted
      names.set(ref, name)
      definitions[name] = {}
      definitions[name] = of(target, 0)
    }
    return { $ref: `#/$defs/${name}` }
  }

  const isCircular = (ref: string): boolean => {
    const known = circular.get(ref)
    if (known !== undefined) return known
    const seen = new Set(refsIn(lookUp(document, ref)))
    // Iterating over a set includes what is added meanwhile.
    for (const each of seen) for (const next of refsIn(lookUp(document, each))) seen.add(next)
    circular.set(ref, seen.has(ref))
    return seen.has(ref)
  }

  const keywords = (schema: Node, depth: number): Node => {
    const hidden = hiddenIn(document, schema, options.side)
    const entries = Object.entries(schema).flatMap(([key, value]): [string, unknown][] => {
      if (dropped.test(key) || (options.side === 'response' && unenforced.test(key))) return []
      if (options.side === 'response' && key === 'additionalProperties' && value === false) return []
      if (named.test(key) && isNode(value)) {
        const kept = Object.entries(value).filter(([name]) => key !== 'properties' || !hidden.has(name))
        const view = ([name, each]: [string, unknown]) =>
          key === 'properties' && options.masked?.includes(name)
            ? [name, maskedField]
            : [name, of(each, depth)]
        return [[key, Object.fromEntries(kept.map(view))]]
      }
      if (lists.test(key) && Array.isArray(value)) {
        // Without the keywords that tell them apart, a response may match several.
        const kept =
          key === 'oneOf' && options.side === 'response' && schema.anyOf === undefined ? 'anyOf' : key
        return [[kept, value.map((each) => of(each, depth))]]
      }
      // Before OpenAPI 3.1, a list of items meant one schema for each position.
      if (single.test(key))
        return Array.isArray(value) ? [] : [[key, typeof value === 'boolean' ? value : of(value, depth)]]
      if (key === 'required' && Array.isArray(value)) {
        const kept = value.filter((name) => !hidden.has(name))
        return kept.length ? [[key, kept]] : []
      }
      if (key === 'description') return [[key, text(value)]]
      if (key === 'format' && !formats.test(`${value}`)) return []
      if (key === 'pattern' && !compiles(`${value}`)) return []
      return [[key, value]]
    })
    const view = withBounds(schema, withExamples(schema, Object.fromEntries(entries), options))
    return withOneType(withNull(schema, view))
  }

  return { of: (schema) => of(schema, 0), definitions }
}

/** How deeply nested references are replaced, and after how many schemas the rest stay references. */
const deepest = 6
const largest = 500

const maskedField = { description: 'Secret: masked, unless the server was started to reveal secrets.' }

/** Whether a schema only describes a value, without constraining it. */
const isAnnotation = (schema: Node) =>
  Object.keys(schema).every((key) => /^(title|description|default|examples|deprecated)$/.test(key))

function refsIn(node: unknown): string[] {
  if (Array.isArray(node)) return node.flatMap(refsIn)
  if (!isNode(node)) return []
  return Object.entries(node).flatMap(([key, value]) =>
    key === '$ref' && typeof value === 'string' ? [value] : /^examples?$/.test(key) ? [] : refsIn(value),
  )
}
