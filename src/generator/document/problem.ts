/** A place in a spec: file and JSON pointer (RFC 6901). */
export interface Place {
  readonly file: string
  readonly pointer: string
}

/** Reports what was left out or reinterpreted, and where. The run continues. */
export type Note = (place: Place, text: string) => void

/** Something in a spec that the generator can't express. Stops the run. */
export class SpecProblem extends Error {
  /** Pointer of the operation that can be left out to avoid the problem. */
  operation: string | undefined

  constructor(
    readonly place: Place,
    readonly reason: string,
  ) {
    super(`${place.file}#${place.pointer}: ${reason}`)
  }
}

/** Every problem of a spec, one per line. */
export class SpecProblems extends Error {
  constructor(readonly problems: readonly SpecProblem[]) {
    super([...new Set(problems.map(({ message }) => message))].join('\n'))
  }

  /** Whether all problems can be avoided by leaving out operations. */
  get areSkippable(): boolean {
    return this.problems.every(({ operation }) => operation !== undefined)
  }
}

/** The same problems at their original places; `origins` are the places of parts from other files. */
export const atOrigins = (
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

/** Collects the problems of several steps, so that one doesn't hide the next. */
export class Findings {
  readonly problems: SpecProblem[] = []

  /** The result of a step; `undefined` if it had a problem. */
  try<Result>(step: () => Result, operation?: string): Result | undefined {
    try {
      return step()
    } catch (error) {
      this.add(error, operation)
      return undefined
    }
  }

  /** Collects problems of a spec; rethrows any other error. */
  add(error: unknown, operation?: string): void {
    const problems =
      error instanceof SpecProblems ? error.problems : error instanceof SpecProblem ? [error] : undefined
    if (!problems) throw error
    for (const problem of problems) problem.operation ??= operation
    this.problems.push(...problems)
  }

  /** Throws the collected problems, if any. */
  done(): void {
    if (this.problems.length) throw new SpecProblems(this.problems)
  }
}

/** The place of a child, with its names escaped for a pointer. */
export function at({ file, pointer }: Place, ...names: (string | number)[]): Place {
  return {
    file,
    pointer: names.reduce<string>((path, name) => `${path}/${escapePointer(`${name}`)}`, pointer),
  }
}

export const escapePointer = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1')
