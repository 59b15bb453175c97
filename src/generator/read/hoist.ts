import {
  decodePointer,
  isObject,
  type Json,
  type JsonObject,
  lookUp,
  type SpecDocument,
} from '../document/document.ts'
import { fileMarker, fileRef, fileSample } from '../document/file-content.ts'
import { isSchema, isValidKeyword } from '../document/keywords.ts'
import { typeName } from '../document/names.ts'
import { expressionOf } from '../document/patterns.ts'
import { mapReferences } from '../document/polymorphism/discriminator.ts'
import { at, Findings, type Place, SpecProblem } from '../document/problem.ts'
import { componentPrefix, reach, refName } from '../document/reach.ts'
import type { Group } from '../model.ts'

/**
 * Moves every schema that a reference points to into the components. Later steps read only references of the form
 * `#/components/schemas/` and the unescaped name. A reference to nothing becomes a schema that accepts any value.
 */
export function withOwnSchemas(document: SpecDocument, group: Group): Group {
  const { file } = document
  const schemas: Record<string, Json> = {}
  const names = new Map<string, string>()
  const notes: string[] = []
  const findings = new Findings()
  /** Problems of each component. They count only if an operation uses it. */
  const ofComponents = new Map<string, Findings>()
  let current = findings
  const inComponent = (name: string, schema: Json, place: Place): void => {
    current = new Findings()
    ofComponents.set(name, current)
    schemas[name] = followSchema(schema, place)
    current = findings
  }
  const queue: [name: string, schema: Json, place: Place][] = []

  /** The name of the component for a reference. */
  const nameOf = ($ref: string, place: Place): string | undefined => {
    const known = names.get($ref)
    if (known !== undefined) return known
    const pointer = /^#(\/.*)?$/.exec($ref)
    if (!pointer) throw new SpecProblem(place, `$ref ${$ref} must point into the file, without an anchor`)
    const path = decodePointer(pointer[1] ?? '')
    const target = lookUp(document, path)
    if (target === undefined) {
      notes.push(`${place.pointer}: $ref ${$ref} points to nothing; any value is accepted`)
      return undefined
    }
    const [section, kind, own, ...rest] = path
    let name = own
    if (section !== 'components' || kind !== 'schemas' || name === undefined || rest.length) {
      const wanted = typeName(
        path.filter((part) => !/^(properties|paths|components|schemas|schema|content)$/.test(part)).join(' '),
      )
      name = wanted
      for (let count = 2; name in group.schemas || name in schemas; count++) name = `${wanted}${count}`
      schemas[name] = {}
      queue.push([name, target, { file, pointer: pointer[1] ?? '' }])
    }
    names.set($ref, name)
    return name
  }

  const leaveOut = (place: Place, value: Json) => {
    const text = JSON.stringify(value)
    notes.push(
      `${place.pointer}: ${text.length > 40 ? `${text.slice(0, 40)}…` : text} is ignored; JSON Schema doesn't allow it here`,
    )
  }

  /** Like `follow`, but an invalid schema becomes one that accepts any value. */
  const followSchema = (node: Json, place: Place): Json => {
    if (isSchema(node)) return follow(node, place)
    leaveOut(place, node)
    return {}
  }

  /** A copy of a schema, or of a list of schemas, that refers only to components. */
  const follow = (node: Json, place: Place): Json => {
    if (Array.isArray(node)) {
      const items = node.map((each, index) => follow(each, at(place, index)))
      return items.every((each, index) => each === node[index]) ? node : items
    }
    if (!isObject(node) || node.$ref === fileRef.$ref) return node
    let copy: JsonObject | undefined
    for (const [key, value] of Object.entries(node)) {
      let next: Json | undefined = value
      if (key === '$ref' && typeof value === 'string') {
        const name = current.try(() => nameOf(value, place))
        next = name === undefined ? undefined : componentPrefix + name
      } else if (!isValidKeyword(key, value)) {
        leaveOut(at(place, key), value)
        next = undefined
      } else if (key === 'pattern') {
        if (!expressionOf(`${value}`))
          notes.push(`${at(place, key).pointer}: is not checked; JavaScript can't compile the pattern`)
      } else if (key === 'discriminator') next = discriminator(value)
      else if (/^(properties|patternProperties|\$defs|definitions)$/.test(key) && isObject(value)) {
        next = mapValues(value, (each, name) => followSchema(each, at(place, key, name)))
      } else if (!/^(example|examples|default|enum|const|x-.*)$/.test(key)) {
        next = follow(value, at(place, key))
      } else if (holdsRef(value)) {
        // Later steps would mistake a `$ref` in a value for a reference.
        next = undefined
      }
      if (next === undefined) {
        const { [key]: _, ...rest } = copy ?? node
        copy = rest
      } else if (next !== value) copy = { ...(copy ?? node), [key]: next }
    }
    return copy ?? node
  }

  const discriminator = (node: Json): Json =>
    isObject(node)
      ? mapReferences(node, (target) => componentPrefix + (decodePointer(target.slice(1)).at(-1) ?? ''))
      : node

  for (const [name, schema] of Object.entries(group.schemas))
    inComponent(name, schema, at({ file, pointer: '' }, 'components', 'schemas', name))
  const operations = group.operations.map((operation) => ({
    ...operation,
    parameters: operation.parameters.map((each) => ({
      ...each,
      schema: follow(each.schema, { file, pointer: each.pointer }) as JsonObject,
    })),
    body: operation.body && {
      ...operation.body,
      schema: followSchema(operation.body.schema, { file, pointer: operation.body.pointer }),
    },
    responses: operation.responses.map((each) => ({
      ...each,
      schema:
        each.schema === undefined ? undefined : followSchema(each.schema, { file, pointer: each.pointer }),
    })),
  }))
  for (let next = queue.shift(); next; next = queue.shift()) {
    inComponent(...next)
  }
  for (const name of cyclesOf(schemas)) {
    const { pointer } = at({ file, pointer: '' }, 'components', 'schemas', name)
    notes.push(`${pointer}: refers only to itself; any value is accepted`)
    schemas[name] = {}
  }
  const used = reach(
    operations.flatMap(({ parameters, body, responses }) =>
      [...parameters, ...(body ? [body] : []), ...responses].map(({ schema }) => schema ?? null),
    ),
    schemas,
  )
  for (const name of used) findings.problems.push(...(ofComponents.get(name)?.problems ?? []))
  findings.done()
  const unused = Object.keys(schemas).filter((name) => !used.has(name))
  if (unused.length) {
    const more = unused.length > 3 ? `, … (${unused.length})` : ''
    notes.push(`/components/schemas: no operation uses ${unused.slice(0, 3).join(', ')}${more}; left out`)
  }
  const components = isObject(document.root.components) ? document.root.components : {}
  const whole = { ...schemas, [fileMarker]: { type: 'string', example: fileSample } }
  return {
    ...group,
    operations,
    schemas: Object.fromEntries(Object.entries(schemas).filter(([name]) => used.has(name))),
    // Examples and constraints use the same references.
    document: { file, root: { ...document.root, components: { ...components, schemas: whole } } },
    notes: [...group.notes, ...new Set(notes)],
  }
}

/** Components that refer only to themselves, one of each cycle. */
function cyclesOf(schemas: Readonly<Record<string, Json>>): string[] {
  const found = new Set<string>()
  const done = new Set<string>()
  for (const start of Object.keys(schemas)) {
    const path = new Set<string>()
    let name: string | undefined = start
    while (name !== undefined && !done.has(name) && !path.has(name)) {
      path.add(name)
      const schema: Json | undefined = schemas[name]
      const ref: string | undefined =
        isObject(schema) && typeof schema.$ref === 'string' ? schema.$ref : undefined
      name = ref === undefined ? undefined : refName(ref)
    }
    if (name !== undefined && path.has(name)) found.add(name)
    for (const each of path) done.add(each)
  }
  return [...found]
}

const holdsRef = (value: Json): boolean =>
  typeof value === 'object' &&
  value !== null &&
  ('$ref' in value || Object.values(value as JsonObject).some(holdsRef))

function mapValues(values: JsonObject, change: (value: Json, name: string) => Json): JsonObject {
  const entries = Object.entries(values).map(([name, value]) => [name, change(value, name)] as const)
  return entries.every(([name, value]) => value === values[name]) ? values : Object.fromEntries(entries)
}
