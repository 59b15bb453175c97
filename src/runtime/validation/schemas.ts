/** A validator by the Standard Schema specification, version 1 (https://standardschema.dev): zod, valibot, arktype … */
export interface StandardSchema {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => StandardResult | Promise<StandardResult>
  }
}

/** The result of a Standard Schema for a value. */
export interface StandardResult {
  readonly issues?: readonly StandardIssue[] | undefined
}

export interface StandardIssue {
  readonly message: string
  /** Not part of the specification; zod and others have one. */
  readonly code?: unknown
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/** The schemas of one operation; parts without one are not checked. */
export interface OperationSchemas {
  readonly params?: StandardSchema
  readonly body?: StandardSchema
  /** By status: `200`, `2XX`, `default`. */
  readonly response?: Readonly<Record<string, StandardSchema>>
}

/** What to do with data that doesn't match its schema. */
export type Validation = 'strict' | 'warn' | false

/** A value and which of an operation's schemas it belongs to. */
export type Part = readonly [part: 'params' | 'body' | 'response', value: unknown, status?: number]

/** Well-known key of the code that checks. */
export const checker: unique symbol = Symbol.for('typed-sdk.checker') as never

/** Value of the option `schemas`. */
export interface Schemas {
  /** `call` is the runtime's internal record of a call. */
  readonly [checker]: (call: never, parts: readonly Part[], signal: AbortSignal | undefined) => Promise<void>
}
