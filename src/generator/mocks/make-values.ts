import { generateSync } from 'json-schema-faker'
import { isObject, type Json } from '../document/document.ts'
import { mapSchemas } from '../document/map-schemas.ts'
import type { Group } from '../model.ts'
import { sampleOf } from '../views/sample.ts'
import { createViews } from '../views/views.ts'

/** Generates a value from a response's schema. The same seed gives the same value. */
export type MakeValue = (schema: Json) => Json

/** Generates values for a group's responses with json-schema-faker: constants, examples, defaults, by format. */
export function makeValues(group: Group, seed: number): MakeValue {
  const views = createViews(group, new Set(), 'closed')
  const entries = Object.entries(views.schemas).map(([name, each]) => [name, withExamples(each)] as const)
  const schemas = Object.fromEntries(entries)
  return (schema) => {
    const schemaView = withExamples(views.view(schema, 'response'))
    if (!isObject(schemaView)) return null
    for (const size of sizes) {
      try {
        const options = { ...settings, ...size, seed }
        const value = generateSync({ ...schemaView, components: { schemas } } as never, options) as Json
        if (JSON.stringify(value).length <= maxLength) return value
      } catch {
        break
      }
    }
    // For schemas that it can't read and values that get too large, the samples of the reference pages are used.
    return sampleOf(group, schema, 'response') ?? null
  }
}

/** Maximum length of a response as JSON: people read and compare mock files. */
const maxLength = 4000

/** First all fields, then only required ones, then fewer levels. */
const sizes = [
  { alwaysFakeOptionals: true, minItems: 1, maxDefaultItems: 2 },
  { optionalsProbability: 0, minItems: 1, maxDefaultItems: 2 },
  { optionalsProbability: 0, maxItems: 1, maxDepth: 2, refDepthMax: 1 },
]

const settings = {
  useExamplesValue: true,
  useDefaultValue: true,
  failOnInvalidTypes: false,
  validateSchemaVersion: false,
  maxDepth: 4,
  refDepthMax: 2,
}

/** Replaces OpenAPI's `example` with JSON Schema's `examples`. */
const withExamples = (node: Json): Json =>
  mapSchemas(node, (schema) =>
    schema.example === undefined || schema.examples !== undefined
      ? schema
      : { ...schema, examples: [schema.example] },
  )
