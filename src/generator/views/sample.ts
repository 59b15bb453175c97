import { sample } from 'openapi-sampler'
import { isObject, type Json, type JsonObject, type SpecDocument } from '../document/document.ts'
import type { Group } from '../model.ts'
import type { Side } from './views.ts'

/**
 * Creates a sample value for a request or response schema, from its examples, constants, enums and defaults if it has
 * any. Undefined if the schema can't be resolved. Large schemas get samples with only required fields, less deep.
 */
export function sampleOf({ document }: Group, schema: Json, side: Side): Json | undefined {
  if (!isObject(schema)) return undefined
  for (const size of sizes) {
    const value = sampled(document, schema, side, size)
    if (value === undefined || JSON.stringify(value).length < maxLength) return value
  }
  return undefined
}

/** Maximum length of a sample as JSON, in characters. */
const maxLength = 4000

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
