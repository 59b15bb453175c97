import type { Json, JsonObject } from '../document/document.ts'
import { functionName, isReservedWord, typeName } from '../document/names.ts'
import { at, type Place, SpecProblem } from '../document/problem.ts'

/** What operations are called by: their operationId as it is, or what a framework's operationId is made of. */
export type OperationNaming = 'given' | 'readable'

/** Reads `x-operation-names` of a document. */
export function readNaming(root: JsonObject, place: Place): OperationNaming | undefined {
  const choice = root['x-operation-names']
  if (choice === undefined || choice === 'given' || choice === 'readable') return choice
  throw new SpecProblem(at(place, 'x-operation-names'), 'is neither given nor readable')
}

/**
 * The name of an operation: its operationId; its method and path where it has none, or one without a letter that can
 * stand in a name.
 */
export function operationName(
  operationId: Json | undefined,
  method: string,
  path: string,
  naming: OperationNaming,
): string {
  const declared = `${operationId ?? ''}`
  if (!/[\w$]/.test(declared)) return functionName(`${method.toLowerCase()} ${path.replaceAll(/[{}]/g, '')}`)
  return functionName(naming === 'given' ? declared : readable(declared, method, path))
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
  readonly #types = new Set<string>()

  /** `taken` are the names that a group exports itself. */
  constructor(readonly taken: ReadonlySet<string>) {}

  /**
   * The wanted name; with `_` where it is a word that cannot be declared. Where it is there already, with a tag before
   * it, or with a number.
   */
  claim(wanted: string, tag?: string): string {
    const free = isReservedWord(wanted) || this.taken.has(wanted) ? `${wanted}_` : wanted
    const tagged = functionName(`${tag ?? ''} ${wanted}`)
    let name = tag && this.#types.has(typeName(free)) && !this.taken.has(tagged) ? tagged : free
    // Each operation has an interface, too, whose name begins with a capital.
    for (let count = 2; this.#types.has(typeName(name)); count++) name = `${free}${count}`
    this.#types.add(typeName(name))
    return name
  }
}
