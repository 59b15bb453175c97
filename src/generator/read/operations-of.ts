import { isObject, type Json, type JsonObject } from '../document/document.ts'

/** An operation of a path item. */
export interface FoundOperation {
  /** As sent in the request. */
  readonly method: string
  /** Its path within the path item. */
  readonly names: readonly string[]
  readonly node: Json
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'])

/** The operations of a path item. Methods in `additionalOperations` keep their case (OpenAPI 3.2, section 4.8.9). */
export function operationsOf(pathItem: JsonObject): FoundOperation[] {
  const { additionalOperations } = pathItem
  const usual = Object.entries(pathItem).filter(([key]) => methods.has(key))
  const others = Object.entries(isObject(additionalOperations) ? additionalOperations : {})
  return [
    ...usual.map(([key, node]) => ({ method: key.toUpperCase(), names: [key], node })),
    ...others
      .filter(([method]) => !method.startsWith('x-'))
      .map(([method, node]) => ({ method, names: ['additionalOperations', method], node })),
  ]
}
