import { isObject, type Json, type JsonObject, type SpecDocument, targetOf } from '../document/document.ts'
import { fileRef, isFile } from '../document/file-content.ts'

/**
 * A form's schema with the file type for its declared binary fields, including nullable ones and those in lists or
 * unions. `isBytes` says whether the media type of a field's part is binary.
 */
export function withFiles(
  document: SpecDocument,
  schema: Json,
  isBytes: (field: string) => boolean,
  depth = 0,
): Json {
  const form = targetOf(document, schema)
  // A schema may contain itself.
  if (!isObject(form) || depth > 8) return schema
  const changed: JsonObject = {}
  if (isObject(form.properties)) {
    const properties = mapped(form.properties, (each, name) => {
      const target = targetOf(document, each)
      const isOpen = isObject(target) && !keywords.some((key) => key in target)
      return isOpen && isBytes(name) ? asFile(target) : replaced(document, each, depth)
    })
    if (properties !== form.properties) changed.properties = properties
  }
  for (const key of ['allOf', 'anyOf', 'oneOf']) {
    const branches = form[key]
    if (!Array.isArray(branches)) continue
    const all = branches.map((each) => withFiles(document, each, isBytes, depth + 1))
    if (all.some((each, index) => each !== branches[index])) changed[key] = all
  }
  return Object.keys(changed).length ? { ...form, ...changed } : schema
}

/** Keywords that restrict a value; a field with none of them can be a file. */
const keywords = ['type', 'properties', 'items', 'allOf', 'anyOf', 'oneOf', 'enum', 'const', '$ref']

/** Whether a form has a required file. */
export function needsFile(document: SpecDocument, schema: Json, depth = 0): boolean {
  const form = targetOf(document, schema)
  if (!isObject(form) || depth > 8) return false
  const { properties, required, allOf } = form
  if (Array.isArray(allOf) && allOf.some((each) => needsFile(document, each, depth + 1))) return true
  if (!isObject(properties) || !Array.isArray(required)) return false
  return required.some((name) => holdsFile(document, properties[`${name}`]))
}

const holdsFile = (document: SpecDocument, node: Json | undefined) =>
  node !== undefined && replaced(document, node, 0) !== node && !isNullable(targetOf(document, node))

/** A field's schema with the file type for binary values; the same schema if it has none. */
function replaced(document: SpecDocument, node: Json, depth: number): Json {
  const target = targetOf(document, node)
  if (!isObject(target) || depth > 8) return node
  if (isFile(target)) return asFile(target)
  const within = (each: Json) => replaced(document, each, depth + 1)
  if (target.items !== undefined && [target.type].flat().includes('array')) {
    const items = within(target.items)
    return items === target.items ? node : { ...target, items }
  }
  for (const key of ['anyOf', 'oneOf', 'allOf']) {
    const branches = target[key]
    if (!Array.isArray(branches)) continue
    const all = branches.map(within)
    if (all.some((each, index) => each !== branches[index])) return { ...target, [key]: all }
  }
  return node
}

function asFile(schema: JsonObject): JsonObject {
  const { description } = schema
  const file = isNullable(schema) ? { anyOf: [fileRef, { type: 'null' }] } : fileRef
  return description === undefined ? file : { ...file, description }
}

const isNullable = (schema: Json | undefined) =>
  isObject(schema) && (schema.nullable === true || [schema.type].flat().includes('null'))

function mapped(values: JsonObject, change: (value: Json, name: string) => Json): JsonObject {
  const entries = Object.entries(values).map(([name, value]) => [name, change(value, name)] as const)
  return entries.every(([name, value]) => value === values[name]) ? values : Object.fromEntries(entries)
}
