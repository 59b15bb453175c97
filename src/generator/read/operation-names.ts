import type { Json, JsonObject } from '../document/document.ts'
import { functionName, isReservedWord, typeName } from '../document/names.ts'
import { at, type Place, SpecProblem } from '../document/problem.ts'

/** How operations are named: by their operationId, by a readable form of it, or by a function. */
export type OperationNaming = 'given' | 'readable' | NameOperation

/** Returns the name of an operation. */
export type NameOperation = (operation: NamedOperation) => string

/** What a document says about an operation. */
export interface NamedOperation {
  readonly operationId: string | undefined
  /** In upper case. */
  readonly method: string
  /** The path template, e.g. `/pets/{id}`. */
  readonly path: string
  readonly tags: readonly string[]
  readonly summary: string | undefined
}

/** Reads a document's `x-operation-names`. */
export function readNaming(root: JsonObject, place: Place): 'given' | 'readable' | undefined {
  const choice = root['x-operation-names']
  if (choice === undefined || choice === 'given' || choice === 'readable') return choice
  throw new SpecProblem(at(place, 'x-operation-names'), "must be 'given' or 'readable'")
}

/**
 * The name of an operation: its operationId, or its method and path if it has none that can be used. Throws if a
 * function returns an invalid name.
 */
export function operationName(
  node: JsonObject,
  method: string,
  path: string,
  naming: OperationNaming,
  place: Place,
): string {
  if (typeof naming === 'function') return nameBy(naming, node, method, path, place)
  const { operationId } = node
  const declared = `${operationId ?? ''}`
  if (!/[\w$]/.test(declared)) return functionName(`${method.toLowerCase()} ${path.replaceAll(/[{}]/g, '')}`)
  return functionName(naming === 'given' ? declared : readable(declared, method, path))
}

function nameBy(
  naming: NameOperation,
  { operationId, tags, summary }: JsonObject,
  method: string,
  path: string,
  place: Place,
): string {
  const textOf = (value: Json | undefined) => (typeof value === 'string' ? value : undefined)
  const name: unknown = naming({
    ...{ operationId: textOf(operationId), method, path, summary: textOf(summary) },
    tags: Array.isArray(tags) ? tags.map(String) : [],
  })
  if (typeof name === 'string' && /^[A-Za-z_$][\w$]*$/.test(name) && !isReservedWord(name)) return name
  throw new SpecProblem(
    place,
    `operationNames returned ${JSON.stringify(name) ?? 'nothing'}, which can't name a function`,
  )
}

/** The words that the API's author wrote, without those added by a framework. */
function readable(operationId: string, method: string, path: string): string {
  // FastAPI: function, path and method, with every non-word character replaced by `_`.
  const added = `${path.replaceAll(/\W/g, '_')}_${method}`.toLowerCase()
  const own =
    operationId.length > added.length && operationId.toLowerCase().endsWith(added)
      ? operationId.slice(0, -added.length)
      : operationId
  const words = own
    // NestJS: class and method.
    .replace(/^(\w+?)Controller(?=_)/, '$1')
    .split(/[^A-Za-z0-9$]+/)
    .filter(Boolean)
  // `HTTPStatus` becomes `httpStatus`, `ID` becomes `id`.
  const [first = '', ...rest] = words
  return [first.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase()), ...rest].join(' ')
}

/** Gives each operation of a group a unique name. The same spec always yields the same names. */
export class OperationNamesTaken {
  /** Method and path of the operations named so far, by type name. */
  readonly #types = new Map<string, string>()

  /** `taken` are the group's own exports. */
  constructor(readonly taken: ReadonlySet<string>) {}

  /** The wanted name, with `_` appended if it is reserved. If taken, with the tag as a prefix, or with a number. */
  claim(wanted: string, operation: string, tag?: string): string {
    const free = isReservedWord(wanted) || this.taken.has(wanted) ? `${wanted}_` : wanted
    const tagged = functionName(`${tag ?? ''} ${wanted}`)
    let name = tag && this.#types.has(typeName(free)) && !this.taken.has(tagged) ? tagged : free
    // Each operation also has an interface, named in PascalCase.
    for (let count = 2; this.#types.has(typeName(name)); count++) name = `${free}${count}`
    this.#types.set(typeName(name), operation)
    return name
  }

  /** The exact name that a function returned. Throws if it is taken. */
  claimExactly(wanted: string, operation: string, place: Place): string {
    const owner =
      this.#types.get(typeName(wanted)) ??
      (this.taken.has(wanted) ? 'another export of the client' : undefined)
    if (owner === undefined) return this.claim(wanted, operation)
    throw new SpecProblem(
      place,
      `operationNames returned ${JSON.stringify(wanted)}, which is already the name of ${owner}`,
    )
  }
}
