import { type Place, SpecProblem } from './problem.ts'

export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [name: string]: Json
}

/** An OpenAPI document in the normalized form that later steps read, and its file name. */
export interface SpecDocument {
  readonly file: string
  readonly root: JsonObject
  /** Base URL for relative server URLs; absent for a local file without `$self`. */
  readonly address?: string
  /** URIs of the document and of every file it refers to. */
  readonly sources?: readonly string[]
  /** Changes made to normalize the document, and other things the user should know. */
  readonly notes?: readonly string[]
  /** Original places of parts from other files, by pointer. */
  readonly origins?: ReadonlyMap<string, Place>
}

export const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Follows references to the end; returns the target and its place. */
export function resolve(document: SpecDocument, node: Json | undefined, place: Place): [JsonObject, Place] {
  let current: Json | undefined = node
  let where = place
  for (let hops = 0; isObject(current) && typeof current.$ref === 'string'; hops++) {
    const pointer = /^#(\/.*)$/.exec(current.$ref)?.[1]
    if (!pointer || hops > 50)
      throw new SpecProblem(where, `$ref ${current.$ref} points outside the file or back to itself`)
    where = { file: document.file, pointer: decodeText(pointer) }
    current = lookUp(document, decodePointer(pointer))
  }
  if (!isObject(current)) throw new SpecProblem(where, 'is missing or not an object')
  return [current, where]
}

/** The unescaped segments of a JSON pointer. */
export const decodePointer = (pointer: string): string[] =>
  decodeText(pointer)
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))

/** The value at a path. */
export const lookUp = ({ root }: SpecDocument, path: readonly string[]): Json | undefined =>
  lookUpIn(root, path)

export const lookUpIn = (root: Json, path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as JsonObject)[name]
        : undefined,
    root,
  )

/** The schema itself, or the one it refers to; `undefined` for a dead or circular reference. */
export function targetOf(document: SpecDocument, schema: Json | undefined): Json | undefined {
  let current = schema
  for (let hops = 0; isObject(current) && typeof current.$ref === 'string'; hops++) {
    const pointer = /^#(\/.*)$/.exec(current.$ref)?.[1]
    if (!pointer || hops > 50) return undefined
    current = lookUp(document, decodePointer(pointer))
  }
  return current
}

/** A `%` that encodes nothing is literal. */
function decodeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
