import fc, { type Arbitrary } from 'fast-check'
import type { Json, JsonObject } from '../../src/generator/document/document.ts'

const names = fc.constantFrom('a', 'b', 'x-a', 'constructor')
const texts = fc.constantFrom('', 'a', 'ab', 'abc', '🧪', 'x-a', '1')
const numbers = fc.constantFrom(-1, 0, 1, 1.5, 2, 3, 0.3, 10)
const scalars: Arbitrary<Json> = fc.oneof(fc.constant(null), fc.boolean(), numbers, texts)
const few = fc.integer({ min: 0, max: 2 })

/** Small values, of the kinds in `arbitrarySchema`. */
export const arbitraryValue: Arbitrary<Json> = fc.letrec<{ value: Json }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    scalars,
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(names, tie('value'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).value

/** The other validator never treats two objects with a field `constructor` as equal. */
const arbitraryConstant = arbitraryValue.filter((value) => !/constructor/.test(JSON.stringify(value)))

const schemaOf = (keywords: Readonly<Record<string, Arbitrary<unknown>>>, required: readonly string[] = []) =>
  fc.record(keywords, { requiredKeys: [...required] }) as Arbitrary<JsonObject>

/** Small schemas that use every keyword, on their own and combined, and refer to the components `A` and `B`. */
export const arbitrarySchema: Arbitrary<Json> = fc.letrec<{ schema: Json }>((tie) => {
  const schema = tie('schema')
  const several = fc.array(schema, { minLength: 1, maxLength: 3 })
  const object = schemaOf(
    {
      type: fc.constant('object'),
      properties: fc.dictionary(names, schema, { maxKeys: 3, noNullPrototype: true }),
      required: fc.uniqueArray(names, { maxLength: 2 }),
      additionalProperties: schema,
      patternProperties: fc.dictionary(fc.constantFrom('^x-', 'a'), schema, {
        maxKeys: 1,
        noNullPrototype: true,
      }),
      propertyNames: schemaOf({ pattern: fc.constantFrom('^[ab]', '^x'), maxLength: few }),
      minProperties: few,
      maxProperties: few,
      dependentRequired: fc.dictionary(names, fc.uniqueArray(names, { maxLength: 1 }), {
        maxKeys: 1,
        noNullPrototype: true,
      }),
      dependentSchemas: fc.dictionary(names, schema, { maxKeys: 1, noNullPrototype: true }),
    },
    ['type'],
  )
  const array = schemaOf(
    {
      type: fc.constant('array'),
      items: schema,
      prefixItems: several,
      minItems: few,
      maxItems: few,
      uniqueItems: fc.boolean(),
    },
    ['type'],
  )
  // Next to `prefixItems`, the other validator accepts an empty list for one that contains something.
  const list = schemaOf(
    { type: fc.constant('array'), contains: schema, minContains: few, maxContains: few, items: schema },
    ['type', 'contains'],
  )
  const text = {
    minLength: few,
    maxLength: few,
    pattern: fc.constantFrom('^a', 'b$', '\\d'),
  }
  const number = {
    minimum: fc.constantFrom(0, 1),
    maximum: fc.constantFrom(1, 2.5),
    exclusiveMinimum: fc.constantFrom(0, 1),
    exclusiveMaximum: fc.constantFrom(2, 3),
    multipleOf: fc.constantFrom(0.1, 0.5, 2),
  }
  return {
    schema: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      schemaOf({ type: fc.constant('string'), ...text }, ['type']),
      schemaOf({ type: fc.constantFrom('number', 'integer'), ...number }, ['type']),
      schemaOf(
        {
          type: fc.uniqueArray(fc.constantFrom('string', 'number', 'null', 'boolean'), { minLength: 1 }),
          ...text,
          ...number,
        },
        ['type'],
      ),
      schemaOf({ ...text, ...number, required: fc.uniqueArray(names, { maxLength: 1 }), minItems: few }),
      fc.boolean(),
      schemaOf(
        { enum: fc.uniqueArray(scalars, { minLength: 1, maxLength: 3 }), minLength: few, minimum: few },
        ['enum'],
      ),
      schemaOf({ const: arbitraryConstant }, ['const']),
      fc.constantFrom<Json>({ $ref: '#/components/schemas/A' }, { $ref: '#/components/schemas/B' }),
      object,
      array,
      list,
      schemaOf({ allOf: several }, ['allOf']),
      schemaOf({ allOf: several, type: fc.constant('object'), unevaluatedProperties: schema }, [
        'allOf',
        'type',
      ]),
      schemaOf({ anyOf: several }, ['anyOf']),
      schemaOf({ oneOf: several, type: fc.constant('object') }, ['oneOf']),
      schemaOf({ not: schema }, ['not']),
      schemaOf(Object.fromEntries(['if', 'then', 'else'].map((keyword) => [keyword, schema])), ['if']),
    ),
  }
}).schema

/**
 * A schema with our meaning, where that differs from JSON Schema: unknown fields are never refused, `oneOf` accepts
 * what several members accept, and a condition that can't be decided for that reason has no effect.
 */
export function asMeant(node: Json): Json {
  if (Array.isArray(node)) return node.map(asMeant)
  if (typeof node !== 'object' || !node) return node
  const {
    const: value,
    enum: values,
    oneOf,
    not,
    if: test,
    maxContains,
    additionalProperties: others,
    unevaluatedProperties: left,
    ...rest
  } = node
  const isTold = (condition: Json | undefined) =>
    condition !== undefined &&
    !/"oneOf"|unevaluatedProperties|"additionalProperties":false/.test(JSON.stringify(condition))
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, each]) => [name, asMeant(each)])),
    ...(value !== undefined && { const: value }),
    ...(values !== undefined && { enum: values }),
    ...(others !== undefined && others !== false && { additionalProperties: asMeant(others) }),
    ...(left !== undefined && left !== false && { unevaluatedProperties: asMeant(left) }),
    ...(oneOf !== undefined && { anyOf: asMeant(oneOf) }),
    ...(maxContains !== undefined && isTold(node.contains) && { maxContains }),
    ...(isTold(not) && { not: asMeant(not as Json) }),
    ...(isTold(test) && { if: asMeant(test as Json) }),
  }
}
