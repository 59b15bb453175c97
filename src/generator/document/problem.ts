/** A place in a spec: its file and JSON pointer (RFC 6901). */
export interface Place {
  readonly file: string
  readonly pointer: string
}

/** Tells the user of the spec what was left out or taken for something else, and where. Nothing stops. */
export type Note = (place: Place, text: string) => void

/** What the generator cannot express. Stops it, and says where and why. */
export class SpecProblem extends Error {
  /** Pointer of the operation that could be left out to go on without the problem. */
  operation: string | undefined

  constructor(
    readonly place: Place,
    readonly reason: string,
  ) {
    super(`${place.file}#${place.pointer}: ${reason}`)
  }
}

/** Everything that is wrong with a spec, a line each. */
export class SpecProblems extends Error {
  constructor(readonly problems: readonly SpecProblem[]) {
    super([...new Set(problems.map(({ message }) => message))].join('\n'))
  }

  /** Whether all would be gone without the operations that they belong to. */
  get areSkippable(): boolean {
    return this.problems.every(({ operation }) => operation !== undefined)
  }
}

/** The same problems where they stand: `origins` say which parts of a document came from other files. */
export const whereTheyStand = (
  problems: readonly SpecProblem[],
  origins: ReadonlyMap<string, Place> = new Map(),
): SpecProblem[] =>
  problems.map((problem) => {
    const { pointer } = problem.place
    const names = pointer.split('/')
    for (let count = names.length; count > 1; count--) {
      const origin = origins.get(names.slice(0, count).join('/'))
      if (!origin) continue
      const rest = names.slice(count).map((name) => `/${name}`)
      const moved = new SpecProblem(
        { file: origin.file, pointer: origin.pointer + rest.join('') },
        problem.reason,
      )
      moved.operation = problem.operation
      return moved
    }
    return problem
  })

/** Runs steps one by one and keeps what is wrong with each, so that one problem does not hide the next. */
export class Findings {
  readonly problems: SpecProblem[] = []

  /** What a step gives; `undefined` where it met a problem. */
  try<Result>(step: () => Result, operation?: string): Result | undefined {
    try {
      return step()
    } catch (error) {
      this.add(error, operation)
      return undefined
    }
  }

  /** Keeps what is wrong with a spec; throws any other error. */
  add(error: unknown, operation?: string): void {
    const problems =
      error instanceof SpecProblems ? error.problems : error instanceof SpecProblem ? [error] : undefined
    if (!problems) throw error
    for (const problem of problems) problem.operation ??= operation
    this.problems.push(...problems)
  }

  /** Throws what was found, if anything was. */
  done(): void {
    if (this.problems.length) throw new SpecProblems(this.problems)
  }
}

/** The place of a child, its name escaped as a pointer asks. */
export function at({ file, pointer }: Place, ...names: (string | number)[]): Place {
  return {
    file,
    pointer: names.reduce<string>((path, name) => `${path}/${escapePointer(`${name}`)}`, pointer),
  }
}

/** A name as a pointer has it. */
export const escapePointer = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')
