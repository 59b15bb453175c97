/** A field of an interface or a class. */
export interface Field {
  readonly name: string
  readonly type: string
  /** Its comment on one line, without tags. */
  readonly description: string
  readonly default?: string
}

/** An error class, with its literal `code`. */
export interface ErrorClass {
  readonly name: string
  readonly code: string
  readonly description: string
  readonly fields: readonly Field[]
}

/** An event, with its literal `type`. */
export interface EventKind {
  readonly type: string
  readonly description: string
  readonly fields: readonly Field[]
}

/** A name that the runtime exports to users. */
export interface PublicName {
  readonly name: string
  readonly isType: boolean
}

/**
 * Facts about the runtime that the generator needs. They are extracted from its sources in advance, since the package
 * has them only in a form that needs a compiler to read.
 */
export interface RuntimeFacts {
  /** The exports of `public.ts`, in its order. */
  readonly publicNames: readonly PublicName[]
  /** The exports of the runtime's `index.ts` that are only for generated code. */
  readonly codeNames: readonly string[]
  readonly result: readonly Field[]
  readonly sharedOptions: readonly Field[]
  readonly clientOptions: readonly Field[]
  readonly callOptions: readonly Field[]
  readonly retryPolicy: readonly Field[]
  /** Declarations of types that options and errors refer to, with their comments. */
  readonly declarations: readonly string[]
  readonly errors: readonly ErrorClass[]
  readonly errorContext: readonly Field[]
  readonly events: readonly EventKind[]
  readonly eventBase: readonly Field[]
}
