import { isObject, type Json, type JsonObject } from '../../document/document.ts'
import { commentOf } from './comments.ts'
import { declares, isComposed, propertiesOf, textsOf } from './composition.ts'
import { conditionalFields } from './conditional-fields.ts'
import { indexSignatures, namedByEnum } from './index-signatures.ts'
import { key } from './scalars.ts'
import { type Scope, within } from './scope.ts'
import { type Field, or, plain, type TypeText, unknown } from './type-text.ts'

/** An object with its fields and index signatures; undefined if only the schemas composed with it have any. */
export function objectType(schema: JsonObject, scope: Scope): TypeText | undefined {
  const indent = `${scope.indent}    `
  const inner = within(scope, indent)
  const required = new Set([...textsOf(schema.required), ...scope.required])
  const fields: (Field & { schema: Json })[] = Object.entries(propertiesOf(schema)).map(([name, each]) => ({
    name,
    type: scope.typeOf(each, inner),
    isOptional: !required.has(name),
    schema: each,
  }))
  for (const [name, each] of conditionalFields(schema, scope.schemas))
    fields.push({ name, type: scope.typeOf(each, inner), isOptional: true, schema: each })
  for (const name of missingNames(schema, scope)) {
    const { additionalProperties } = schema
    const type =
      additionalProperties === undefined || additionalProperties === false
        ? unknown
        : scope.typeOf(additionalProperties, inner)
    // A required property that is declared nowhere may be a mistake in the document, so callers don't have to pass it.
    fields.push({ name, type, isOptional: scope.takesUndefined, schema: true })
  }
  const named = namedByEnum(schema, inner)
  if (named && !fields.length) return named
  const signatures = indexSignatures(schema, fields, inner, scope.isPart || isComposed(schema))
  const lines = [
    ...fields.map((field) => printField(field, inner)),
    ...signatures.map((each) => `${indent}${each};\n`),
  ]
  if (lines.length) return { text: `{\n${lines.join('')}${scope.indent}}`, form: 'object', fields }
  const isSilent = isComposed(schema) || (scope.isPart && schema.required !== undefined)
  return isSilent ? undefined : plain('Record<string, unknown>')
}

/** Required properties that are declared nowhere; none if other schemas may declare them. */
export function missingNames(schema: JsonObject, { isPart, isExtended, schemas }: Scope): string[] {
  if (isPart || isExtended) return []
  return textsOf(schema.required).filter((name) => !declares(schema, name, schemas))
}

function printField(
  { name, type, isOptional, schema }: Field & { schema: Json },
  { indent, takesUndefined }: Scope,
): string {
  const { text } = isOptional && takesUndefined && type.form !== 'never' ? or(type, 'undefined') : type
  const readonly = isObject(schema) && schema.readOnly === true ? 'readonly ' : ''
  return `${commentOf(schema, indent)}${indent}${readonly}${key(name)}${isOptional ? '?' : ''}: ${text};\n`
}
