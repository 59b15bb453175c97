import { isObject, type Json, type JsonObject } from '../document/document.ts'
import { expressionOf } from '../document/patterns.ts'
import { anything, type Check, type Expression, type ObjectCheck, type Read, type Rule } from './check.ts'
import { evaluatedFields } from './evaluated.ts'
import { rangeOf } from './read-scalar.ts'

/** Reads the object keywords of a schema. */
export function readObject(schema: JsonObject, schemas: Readonly<Record<string, Json>>, read: Read): Check {
  const { additionalProperties, unevaluatedProperties, propertyNames } = schema
  const required = Array.isArray(schema.required) ? schema.required.map(String) : []
  const properties = new Map(entriesOf(schema.properties).map(([name, each]) => [name, read(each)]))
  const patterns = entriesOf(schema.patternProperties)
  const known = patterns.flatMap(([pattern, each]) => {
    const expression: Expression | undefined = expressionOf(pattern)
    return expression ? [[expression, read(each)] as const] : []
  })
  const rules: Rule[] = [...rulesOf(schema, read)]
  const isKnown = known.length === patterns.length
  let others: Check | undefined
  // Unknown fields are always accepted.
  if (additionalProperties !== undefined && additionalProperties !== false && isKnown)
    others = read(additionalProperties)
  if (known.length) {
    rules.push({
      kind: 'patterns',
      patterns: known,
      known: [...properties.keys()],
      others: others ?? anything,
    })
    others = anything
  }
  if (isObject(unevaluatedProperties) && additionalProperties === undefined) {
    const evaluated = evaluatedFields(schema, schemas)
    if (evaluated) {
      const passed = evaluated.patterns.map((pattern) => [pattern, anything] as const)
      const other = read(unevaluatedProperties)
      rules.push({ kind: 'patterns', patterns: passed, known: evaluated.names, others: other })
    }
  }
  if (propertyNames !== undefined) rules.push({ kind: 'names', check: namesOf(read(propertyNames)) })
  const object: ObjectCheck = { is: 'object', properties, required: new Set(required), others }
  return rules.length ? { is: 'all', parts: [object], rules } : object
}

/** Field names are always strings, even if their schema doesn't say so. */
const namesOf = (check: Check): Check => {
  if (check.is !== 'all' || check.parts.length || check.rules.length !== 1) return check
  const [rule] = check.rules
  return rule?.kind === 'type' && rule.type === 'string' ? rule.check : check
}

function rulesOf(schema: JsonObject, read: Read): Rule[] {
  const { dependentRequired, dependentSchemas, minProperties, maxProperties } = schema
  const range = rangeOf(minProperties, maxProperties)
  return [
    ...(range ? [{ kind: 'fields', range } as const] : []),
    ...entriesOf(dependentRequired).flatMap(([name, names]) =>
      Array.isArray(names) && names.length
        ? [{ kind: 'with', name, check: withFields(names.map(String)) } as const]
        : [],
    ),
    ...entriesOf(dependentSchemas).map(
      ([name, each]) => ({ kind: 'with', name, check: read(each) }) as const,
    ),
  ]
}

const withFields = (names: readonly string[]): Check => ({
  is: 'object',
  properties: new Map(),
  required: new Set(names),
  others: undefined,
})

const entriesOf = (value: Json | undefined): [string, Json][] =>
  isObject(value) ? Object.entries(value) : []
