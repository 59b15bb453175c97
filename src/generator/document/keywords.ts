import { isObject, type Json } from './document.ts'

/** A schema (JSON Schema 2020-12, section 4.3): an object, or `true` or `false`. */
export const isSchema = (value: Json | undefined): boolean => isObject(value) || typeof value === 'boolean'

const isText = (value: Json) => typeof value === 'string'
const isNumber = (value: Json) => typeof value === 'number'
const listOf = (is: (value: Json) => boolean) => (value: Json) => Array.isArray(value) && value.every(is)
const isNonEmptyList = (value: Json) => Array.isArray(value) && value.length > 0
const isLimit = (value: Json) => typeof value === 'number' || typeof value === 'boolean'

const types = new Set<Json>(['string', 'integer', 'number', 'boolean', 'array', 'object', 'null', 'file'])
const isType = (value: Json) => types.has(value)

/** Schema keywords, each with a check of its value. Other keywords are passed on unchanged. */
const keywords: Readonly<Record<string, (value: Json) => boolean>> = {
  type: (value) => isType(value) || (isNonEmptyList(value) && listOf(isType)(value)),
  enum: isNonEmptyList,
  format: isText,
  pattern: isText,
  title: isText,
  description: isText,
  required: listOf(isText),
  properties: isObject,
  patternProperties: isObject,
  additionalProperties: isSchema,
  items: isSchema,
  prefixItems: listOf(isSchema),
  allOf: listOf(isSchema),
  anyOf: listOf(isSchema),
  oneOf: listOf(isSchema),
  not: isSchema,
  minimum: isNumber,
  maximum: isNumber,
  exclusiveMinimum: isLimit,
  exclusiveMaximum: isLimit,
  multipleOf: isNumber,
  minLength: isNumber,
  maxLength: isNumber,
  minItems: isNumber,
  maxItems: isNumber,
  minProperties: isNumber,
  maxProperties: isNumber,
}

/** Whether a keyword's value is valid. */
export const isValidKeyword = (keyword: string, value: Json): boolean =>
  !Object.hasOwn(keywords, keyword) || (keywords[keyword] as (value: Json) => boolean)(value)
