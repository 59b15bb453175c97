import type { Json, JsonObject } from '../document/document.ts'
import { functionName, isReservedWord, typeName } from '../document/names.ts'
import { at, type Place, SpecProblem } from '../document/problem.ts'

/**
 * What operations are called by: their operationId as it is, what a framework's operationId is made of, or what a
 * function makes of them.
 */
export type OperationNaming = 'given' | 'readable' | NameOperation

/** Gives the name of an operation. */
export type NameOperation = (operation: NamedOperation) => string

/** An operation as its document has it. */
export interface NamedOperation {
  readonly operationId: string | undefined
  /** In capitals. */
  readonly method: string
  /** The template of its path, e.g. `/pets/{id}`. */
  readonly path: string
  readonly tags: readonly string[]
  readonly summary: string | undefined
}

/** Reads `x-operation-names` of a document. */
export function readNaming(root: JsonObject, place: Place): 'given' | 'readable' | undefined {
  const choice = root['x-operation-names']
  if (choice === undefined || choice === 'given' || choice === 'readable') return choice
  throw new SpecProblem(at(place, 'x-operation-names'), "must be 'given' or 'readable'")
}

/**
 * The name of an operation: its operationId; its method and path where it has none, or one without a letter that can
 * stand in a name. Throws where a function gives one that cannot be declared.
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

/** The words that somebody wrote, without what a framework has added to them. */
function readable(operationId: string, method: string, path: string): string {
  // FastAPI: function, path and method, each character that is none of a word written as `_`.
  const added = `${path.replaceAll(/\W/g, '_')}_${method}`.toLowerCase()
  const own =
    operationId.length > added.length && operationId.toLowerCase().endsWith(added)
      ? operationId.slice(0, -added.length)
      : operationId
  const words = own
    // NestJS: the class and its method.
    .replace(/^(\w+?)Controller(?=_)/, '$1')
    .split(/[^A-Za-z0-9$]+/)
    .filter(Boolean)
  // `HTTPStatus` begins as `httpStatus`, `ID` is `id`.
  const [first = '', ...rest] = words
  return [first.replace(/^[A-Z]+(?![a-z])|^[A-Z]/, (capitals) => capitals.toLowerCase()), ...rest].join(' ')
}

/** Gives each operation of a group a name that nothing else has; the same spec gives the same names. */
export class OperationNamesTaken {
  /** Method and path of those that have a name, by their types. */
  readonly #types = new Map<string, string>()

  /** `taken` are the names that a group exports itself. */
  constructor(readonly taken: ReadonlySet<string>) {}

  /**
   * The wanted name; with `_` where it is a word that cannot be declared. Where it is there already, with a tag before
   * it, or with a number.
   */
  claim(wanted: string, of: string, tag?: string): string {
    const free = isReservedWord(wanted) || this.taken.has(wanted) ? `${wanted}_` : wanted
    const tagged = functionName(`${tag ?? ''} ${wanted}`)
    let name = tag && this.#types.has(typeName(free)) && !this.taken.has(tagged) ? tagged : free
    // Each operation has an interface, too, whose name begins with a capital.
    for (let count = 2; this.#types.has(typeName(name)); count++) name = `${free}${count}`
    this.#types.set(typeName(name), of)
    return name
  }

  /** The wanted name and no other, since a function returned it. Throws where something else has it. */
  claimExactly(wanted: string, of: string, place: Place): string {
    const owner =
      this.#types.get(typeName(wanted)) ??
      (this.taken.has(wanted) ? 'another export of the client' : undefined)
    if (owner === undefined) return this.claim(wanted, of)
    throw new SpecProblem(
      place,
      `operationNames returned ${JSON.stringify(wanted)}, which is already the name of ${owner}`,
    )
  }
}
