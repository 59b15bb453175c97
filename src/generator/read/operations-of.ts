import { isObject, type Json, type JsonObject } from '../document/document.ts'

/** An operation of a path, and how it is asked for. */
export interface FoundOperation {
  /** As it is sent. */
  readonly method: string
  /** Where it stands in its path item. */
  readonly names: readonly string[]
  readonly node: Json
}

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'])

/** The operations of a path item. Methods of `additionalOperations` are sent as they are written (OpenAPI 3.2, section 4.8.9). */
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
