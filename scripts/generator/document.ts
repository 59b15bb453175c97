import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { parse } from 'yaml'
import { type Place, SpecProblem } from './problem.ts'

export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [name: string]: Json
}

/** An OpenAPI document and the name of its file. */
export interface SpecDocument {
  readonly file: string
  readonly root: JsonObject
}

/** Reads a spec, YAML or JSON. Throws SpecProblem where it is no OpenAPI 3.0 or 3.1. */
export function readSpec(path: string): SpecDocument {
  const file = basename(path)
  const root = parseYaml(readFileSync(path, 'utf8'), file)
  if (!isObject(root) || !/^3\.[01](\.\d+)?$/.test(`${root.openapi}`)) {
    throw new SpecProblem({ file, pointer: '/openapi' }, 'is not 3.0 or 3.1')
  }
  return { file, root }
}

function parseYaml(text: string, file: string): unknown {
  try {
    return parse(text, { merge: true })
  } catch (error) {
    throw new SpecProblem({ file, pointer: '' }, `is neither YAML nor JSON: ${(error as Error).message}`)
  }
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Follows references until something else stands there; gives it and its own place. */
export function resolve(document: SpecDocument, node: Json | undefined, place: Place): [JsonObject, Place] {
  let current: Json | undefined = node
  let where = place
  for (let hops = 0; isObject(current) && typeof current.$ref === 'string'; hops++) {
    const pointer = /^#(\/.*)$/.exec(current.$ref)?.[1]
    if (!pointer || hops > 50)
      throw new SpecProblem(where, `$ref ${current.$ref} leads out of the file or in a circle`)
    where = { file: document.file, pointer: decodeURIComponent(pointer) }
    current = where.pointer
      .split('/')
      .slice(1)
      .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
      .reduce<Json | undefined>((value, name) => (value as JsonObject | undefined)?.[name], document.root)
  }
  if (!isObject(current)) throw new SpecProblem(where, 'is not there, or not an object')
  return [current, where]
}
