/** A place in a spec: its file and JSON pointer (RFC 6901). */
export interface Place {
  readonly file: string
  readonly pointer: string
}

/** What the generator cannot express. Stops it, and says where and why. */
export class SpecProblem extends Error {
  constructor({ file, pointer }: Place, reason: string) {
    super(`${file}#${pointer}: ${reason}`)
  }
}

/** The place of a child, its name escaped as a pointer asks. */
export function at({ file, pointer }: Place, ...names: (string | number)[]): Place {
  return {
    file,
    pointer: names.reduce<string>((path, name) => `${path}/${escapePointer(`${name}`)}`, pointer),
  }
}

const escapePointer = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')
