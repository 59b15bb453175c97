import { isObject, type Json, type JsonObject } from '../../document/document.ts'
import { listOf, nameIn, textsOf } from './composition.ts'
import { key } from './scalars.ts'
import type { Scope } from './scope.ts'
import { type Field, or, plain, type TypeText, union, unknown } from './type-text.ts'

/**
 * Index signatures for properties the schema doesn't name. TypeScript also applies them to the named fields they
 * match, so each includes the types of those.
 */
export function indexSignatures(
  schema: JsonObject,
  fields: readonly Field[],
  scope: Scope,
  isComposed: boolean,
): string[] {
  const rest = schema.additionalProperties ?? (isComposed ? undefined : schema.unevaluatedProperties)
  const others = rest === undefined || rest === false ? [] : [scope.typeOf(rest, scope)]
  const patterns = Object.entries(isObject(schema.patternProperties) ? schema.patternProperties : {}).map(
    ([pattern, each]) => ({ prefix: prefixOf(pattern), type: scope.typeOf(each, scope) }),
  )
  const prefixes = patterns.map(({ prefix }) => prefix)
  const apart = prefixes.every(
    (prefix, index) =>
      prefix !== undefined && !prefixes.some((other, at) => at !== index && other?.startsWith(prefix)),
  )
  if (!others.length && apart) {
    return patterns.map(({ prefix = '', type }) => {
      const named = fields.filter(({ name }) => name.startsWith(prefix))
      return `[key: \`${prefix.replaceAll(/[`\\$]/g, '\\$&')}\${string}\`]: ${withFields([type], named).text}`
    })
  }
  const types = [...others, ...patterns.map(({ type }) => type)]
  if (!types.length) return []
  // The schemas composed with it have fields too.
  const type = isComposed ? unknown : withFields(types, fields)
  return [`[key: string]: ${type.text}`]
}

/** A longer type isn't worth repeating. */
const longest = 200

function withFields(types: readonly TypeText[], fields: readonly Field[]): TypeText {
  const known = fields.map(({ type }) => type)
  const whole = union([...types, ...known])
  if (fields.length && (whole.text.includes('\n') || whole.text.length > longest)) return unknown
  return fields.some(({ isOptional }) => isOptional) ? or(whole, 'undefined') : whole
}

/** The prefix that a pattern asks for, if it asks for nothing else. */
function prefixOf(pattern: string): string | undefined {
  const [, prefix] = /^\^((?:[\w\-:/@ ]|\\[-./:])+)(?:\.[*+]\$?)?$/.exec(pattern) ?? []
  return prefix?.replaceAll('\\', '')
}

/** Fields whose names an enum lists; undefined if other names are allowed. */
export function namedByEnum(schema: JsonObject, scope: Scope): TypeText | undefined {
  const { propertyNames, additionalProperties: rest = true } = schema
  if (!isObject(propertyNames) || rest === false || schema.patternProperties !== undefined) return undefined
  const name = nameIn(propertyNames)
  const target: Json | undefined = name === undefined ? propertyNames : scope.schemas[name]
  const values = isObject(target) ? textsOf(target.enum) : []
  if (!isObject(target) || !values.length || values.length < listOf(target.enum).length) return undefined
  const type = scope.typeOf(rest, scope)
  const { text } = scope.takesUndefined ? or(type, 'undefined') : type
  if (name !== undefined) scope.names.add(name)
  if (name !== undefined) return plain(`{ [Key in ${name}]?: ${text} }`)
  return plain(`{ ${values.map((each) => `${key(each)}?: ${text}`).join('; ')} }`)
}
