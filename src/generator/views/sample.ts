import { sample } from 'openapi-sampler'
import { isObject, type Json, type JsonObject, type SpecDocument } from '../document/document.ts'
import type { Group } from '../model.ts'
import type { Side } from './views.ts'

/**
 * Makes a sample value of a schema as one side sees it, from its examples, constants, enums and defaults if it has
 * any. Undefined if the schema can't be followed. Large schemas give only required fields, no deeper than needed.
 */
export function sampleOf({ document }: Group, schema: Json, side: Side): Json | undefined {
  if (!isObject(schema)) return undefined
  for (const size of sizes) {
    const value = sampled(document, schema, side, size)
    if (value === undefined || JSON.stringify(value).length < enough) return value
  }
  return undefined
}

/** Characters of JSON that a page can show. */
const enough = 4000

const sizes = [
  { maxSampleDepth: 8 },
  { maxSampleDepth: 8, skipNonRequired: true },
  { maxSampleDepth: 2, skipNonRequired: true },
]

function sampled({ root }: SpecDocument, schema: JsonObject, side: Side, size: object): Json | undefined {
  try {
    const options = {
      ...size,
      quiet: true,
      enablePatterns: true,
      skipReadOnly: side === 'request',
      skipWriteOnly: side === 'response',
    }
    return sample(schema as object, options, root) as Json | undefined
  } catch {
    return undefined
  }
}
