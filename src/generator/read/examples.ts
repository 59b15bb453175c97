import { isObject, type Json, type JsonObject, resolve, type SpecDocument } from '../document/document.ts'
import type { Example } from '../model.ts'

/** The examples of a parameter or of a body, as the spec has them. What leads out of the file or to nothing is left out. */
export function readExamples(document: SpecDocument, node: Json | undefined): Example[] {
  if (!isObject(node)) return []
  if (node.example !== undefined) return [{ summary: '', value: node.example }]
  return Object.values(isObject(node.examples) ? node.examples : {}).flatMap((entry) => {
    const example = followed(document, entry)
    return example?.value === undefined ? [] : [{ summary: `${example.summary ?? ''}`, value: example.value }]
  })
}

/** An example should not keep a spec from being generated. */
function followed(document: SpecDocument, node: Json): JsonObject | undefined {
  try {
    return resolve(document, node, { file: document.file, pointer: '' })[0]
  } catch {
    return undefined
  }
}
