import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join, relative } from 'node:path'
import { bundle as bundleFiles, createConfig } from '@redocly/openapi-core'
import { parse } from 'yaml'
import { type Place, SpecProblem, SpecProblems } from './problem.ts'

export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [name: string]: Json
}

/** An OpenAPI document and the name of its file. */
export interface SpecDocument {
  readonly file: string
  readonly root: JsonObject
}

/** Paths of the specs in a folder, in a stable order. What lies in folders of it is for them to refer to. */
export const specFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .sort()
    .map((name) => join(folder, name))

/**
 * Reads a spec, YAML or JSON, with what it refers to in other files put into its components. Throws SpecProblem where it
 * is no OpenAPI 3.0 or 3.1, or where a file is missing.
 */
export async function readSpec(path: string): Promise<SpecDocument> {
  const file = basename(path)
  // A byte order mark is no part of JSON.
  const root = parseText(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''), file)
  if (!isObject(root) || !/^3\.[01](\.\d+)?$/.test(`${root.openapi}`)) {
    throw new SpecProblem({ file, pointer: '/openapi' }, 'is not 3.0 or 3.1')
  }
  return { file, root: leadsOut(root) ? await bundled(path) : root }
}

function parseText(text: string, file: string): unknown {
  try {
    // YAML takes JSON, too, and ten times as long.
    return /^\s*\{/.test(text) && file.endsWith('.json') ? JSON.parse(text) : parse(text, { merge: true })
  } catch (error) {
    throw new SpecProblem({ file, pointer: '' }, `is neither YAML nor JSON: ${(error as Error).message}`)
  }
}

const leadsOut = (node: Json): boolean =>
  typeof node === 'object' &&
  node !== null &&
  Object.entries(node).some(([key, value]) =>
    key === '$ref' ? typeof value === 'string' && !value.startsWith('#') : leadsOut(value),
  )

async function bundled(path: string): Promise<JsonObject> {
  const { bundle, problems } = await bundleFiles({ ref: path, config: await createConfig({}) })
  const found = problems.map(({ message, location: [place] }) => {
    const file = place ? relative(dirname(path), place.source.absoluteRef) : basename(path)
    return new SpecProblem(
      { file, pointer: (place?.pointer ?? '').replace(/^#\/?$|^#/, '') },
      message.replaceAll(`${dirname(path)}/`, ''),
    )
  })
  if (found.length) throw new SpecProblems(found)
  return bundle.parsed as JsonObject
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
    where = { file: document.file, pointer: decodeText(pointer) }
    current = lookUp(document, decodePointer(pointer))
  }
  if (!isObject(current)) throw new SpecProblem(where, 'is not there, or not an object')
  return [current, where]
}

/** The names that a pointer leads through. */
export const decodePointer = (pointer: string): string[] =>
  decodeText(pointer)
    .split('/')
    .slice(1)
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))

/** What stands where the names lead. */
export const lookUp = ({ root }: SpecDocument, path: readonly string[]): Json | undefined =>
  path.reduce<Json | undefined>(
    (value, name) =>
      typeof value === 'object' && value !== null && Object.hasOwn(value, name)
        ? (value as JsonObject)[name]
        : undefined,
    root,
  )

/** The schema that a reference leads to, or the schema itself; `undefined` where it leads nowhere or in a circle. */
export function targetOf(document: SpecDocument, schema: Json | undefined): Json | undefined {
  let current = schema
  for (let hops = 0; isObject(current) && typeof current.$ref === 'string'; hops++) {
    const pointer = /^#(\/.*)$/.exec(current.$ref)?.[1]
    if (!pointer || hops > 50) return undefined
    current = lookUp(document, decodePointer(pointer))
  }
  return current
}

/** A `%` that encodes nothing stands for itself. */
function decodeText(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
