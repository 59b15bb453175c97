import { isReservedWord, typeName } from '../document/names.ts'

/** Gives each operation of a group a name that nothing else has; the same spec gives the same names. */
export class OperationNamesTaken {
  readonly #types = new Set<string>()

  /** `taken` are the names that a group exports itself. */
  constructor(readonly taken: ReadonlySet<string>) {}

  /** The wanted name; with `_` where it is a word that cannot be declared, with a number where it is there already. */
  claim(wanted: string): string {
    const free = isReservedWord(wanted) || this.taken.has(wanted) ? `${wanted}_` : wanted
    let name = free
    // Each operation has an interface, too, whose name begins with a capital.
    for (let count = 2; this.#types.has(typeName(name)); count++) name = `${free}${count}`
    this.#types.add(typeName(name))
    return name
  }
}
