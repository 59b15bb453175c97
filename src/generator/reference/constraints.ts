import { isObject, type Json, type JsonObject, resolve, type SpecDocument } from '../document/document.ts'
import { code } from './markdown.ts'

/** A schema's constraints besides its type, in a few words: default, format, lengths, limits, pattern. */
export function constraintsOf(document: SpecDocument, schema: Json | undefined): string {
  const target = followed(document, schema)
  if (!target) return ''
  const { format, pattern, multipleOf, uniqueItems, minimum, maximum } = target
  const beside = isObject(schema) ? schema.default : undefined
  const preset = beside ?? target.default
  const above = exclusive(target.exclusiveMinimum, minimum)
  const below = exclusive(target.exclusiveMaximum, maximum)
  return [
    preset !== undefined && `default ${code(JSON.stringify(preset))}`,
    typeof format === 'string' && `format ${code(format)}`,
    range(target.minLength, target.maxLength, 'characters'),
    range(target.minItems, target.maxItems, 'items'),
    above === undefined ? minimum !== undefined && `at least ${minimum}` : `above ${above}`,
    below === undefined ? maximum !== undefined && `at most ${maximum}` : `below ${below}`,
    multipleOf !== undefined && `multiple of ${multipleOf}`,
    uniqueItems === true && 'unique items',
    typeof pattern === 'string' && `pattern ${code(pattern)}`,
  ]
    .filter(Boolean)
    .join(', ')
}

/** Resolves a reference; views rename schemas, so the spec may not have the name. */
function followed(document: SpecDocument, schema: Json | undefined): JsonObject | undefined {
  if (!isObject(schema)) return undefined
  try {
    return resolve(document, schema, { file: document.file, pointer: '' })[0]
  } catch {
    return schema
  }
}

/** An exclusive limit: a number in 3.1, a flag next to the limit in 3.0. */
const exclusive = (bound: Json | undefined, limit: Json | undefined) =>
  bound === true ? limit : typeof bound === 'number' ? bound : undefined

function range(from: Json | undefined, to: Json | undefined, unit: string): string | false {
  if (from !== undefined && to !== undefined) return `${from} to ${to} ${unit}`
  if (to !== undefined) return `at most ${to} ${unit}`
  return from !== undefined && `at least ${from} ${unit}`
}
