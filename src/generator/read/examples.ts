import { isObject, type Json, type JsonObject, resolve, type SpecDocument } from '../document/document.ts'
import type { Example } from '../model.ts'

/** The examples of a parameter or body. References that can't be resolved are skipped. */
export function readExamples(document: SpecDocument, node: Json | undefined): Example[] {
  if (!isObject(node)) return []
  if (node.example !== undefined) return [{ summary: '', value: node.example }]
  return Object.values(isObject(node.examples) ? node.examples : {}).flatMap((entry) => {
    const example = followed(document, entry)
    return example?.value === undefined ? [] : [{ summary: `${example.summary ?? ''}`, value: example.value }]
  })
}

/** A broken example shouldn't stop the run. */
function followed(document: SpecDocument, node: Json): JsonObject | undefined {
  try {
    return resolve(document, node, { file: document.file, pointer: '' })[0]
  } catch {
    return undefined
  }
}
