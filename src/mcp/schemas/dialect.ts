import { isNode, lookUp, type Node } from '../document.ts'

/** Which side a schema is for: a request has no `readOnly` fields, a response no `writeOnly` ones. */
export type Side = 'request' | 'response'

/** The names of properties that a side doesn't have. */
export function hiddenIn(document: unknown, { properties }: Node, side: Side): Set<string> {
  const mark = side === 'request' ? 'readOnly' : 'writeOnly'
  const isHidden = (property: unknown): boolean => {
    if (!isNode(property)) return false
    const target = typeof property.$ref === 'string' ? lookUp(document, property.$ref) : undefined
    return property[mark] === true || (isNode(target) && target[mark] === true)
  }
  return new Set(
    Object.entries(isNode(properties) ? properties : {}).flatMap(([name, each]) =>
      isHidden(each) ? name : [],
    ),
  )
}

/**
 * Adds `examples`: OpenAPI's `example` in requests, and in responses the values of an enum, which aren't enforced
 * there. In responses, 64-bit integers may also be strings.
 */
export function withExamples(
  schema: Node,
  view: Node,
  { side, wideIntegers }: { readonly side: Side; readonly wideIntegers?: boolean },
): Node {
  const values = Array.isArray(schema.enum) ? schema.enum : schema.const === undefined ? [] : [schema.const]
  if (side === 'request') {
    return schema.example === undefined || view.examples !== undefined
      ? view
      : { ...view, examples: [schema.example] }
  }
  const type =
    wideIntegers && schema.format === 'int64' && schema.type === 'integer'
      ? ['integer', 'string']
      : schema.type
  return {
    ...view,
    ...(type !== undefined && { type }),
    ...(values.length && { examples: values }),
  }
}

/** Before OpenAPI 3.1, a boolean made a bound exclusive. */
export function withBounds(schema: Node, view: Node): Node {
  const changed: Record<string, unknown> = { ...view }
  for (const [key, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof schema[key] !== 'boolean' || changed[key] === undefined) continue
    delete changed[key]
    if (schema[key] && changed[bound] !== undefined) {
      changed[key] = changed[bound]
      delete changed[bound]
    }
  }
  return changed
}

/** `nullable` of OpenAPI 3.0. */
export function withNull(schema: Node, view: Node): Node {
  if (schema.nullable !== true) return view
  const { type, ...rest } = view
  if (type === undefined) return { anyOf: [view, { type: 'null' }] }
  const values = Array.isArray(rest.enum) && !rest.enum.includes(null) ? { enum: [...rest.enum, null] } : {}
  return { ...rest, ...values, type: [...new Set([type, 'null'].flat())] }
}

/** Whether a pattern is valid in JavaScript; documents also have patterns of other languages. */
export function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u')
    return true
  } catch {
    return false
  }
}

const annotations = /^(title|description|default|examples|deprecated)$/

/**
 * Replaces a list of types with `anyOf`. Clients whose schemas know only single types, such as Gemini, drop or reject
 * lists.
 */
export function withOneType(view: Node): Node {
  const { type, ...rest } = view
  if (!Array.isArray(type) || rest.anyOf !== undefined) return view
  const about = Object.entries(rest).filter(([key]) => annotations.test(key))
  const rules = Object.fromEntries(Object.entries(rest).filter(([key]) => !annotations.test(key)))
  const branches = type.map((each: unknown) => {
    if (each === 'null') return { type: each }
    const values = Array.isArray(rules.enum)
      ? { enum: rules.enum.filter((value) => isOf(`${each}`, value)) }
      : {}
    return { type: each, ...rules, ...values }
  })
  const [only] = branches
  return { ...(branches.length > 1 ? { anyOf: branches } : only), ...Object.fromEntries(about) }
}

const isOf = (type: string, value: unknown) =>
  type === 'integer' || type === 'number'
    ? typeof value === 'number'
    : type === 'array'
      ? Array.isArray(value)
      : typeof value === type
