/** A field of an interface or a class, as its source has it. */
export interface Field {
  readonly name: string
  readonly type: string
  /** Its comment on one line, without tags. */
  readonly description: string
  readonly default?: string
}

/** A class of errors, with the literal `code` that tells it apart. */
export interface ErrorClass {
  readonly name: string
  readonly code: string
  readonly description: string
  readonly fields: readonly Field[]
}

/** An event, with the literal `type` that tells it apart. */
export interface EventKind {
  readonly type: string
  readonly description: string
  readonly fields: readonly Field[]
}

/** A name that users get from the runtime. */
export interface PublicName {
  readonly name: string
  readonly isType: boolean
}

/**
 * What the generator has to know of the runtime and could only read in its sources, which the package does not hold in
 * a form that can be read without a compiler.
 */
export interface RuntimeFacts {
  /** What `public.ts` exports, in its order. */
  readonly publicNames: readonly PublicName[]
  /** What `index.ts` of the runtime exports for generated code alone. */
  readonly codeNames: readonly string[]
  readonly result: readonly Field[]
  readonly sharedOptions: readonly Field[]
  readonly clientOptions: readonly Field[]
  readonly callOptions: readonly Field[]
  readonly retryPolicy: readonly Field[]
  /** Declarations of types that options and errors speak of, with their comments. */
  readonly declarations: readonly string[]
  readonly errors: readonly ErrorClass[]
  readonly errorContext: readonly Field[]
  readonly events: readonly EventKind[]
  readonly eventBase: readonly Field[]
}
