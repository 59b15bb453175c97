import { withChecker } from '../runtime/validation/checked.ts'
import type { Schemas } from '../runtime/validation/schemas.ts'
import { type Check, refusalsOf } from './check.ts'

/** The checks of one operation; what is left out is not checked. */
export interface OperationChecks {
  readonly params?: Check
  readonly body?: Check
  /** By status: `200`, `2XX`, `default`. */
  readonly response?: Readonly<Record<string, Check>>
}

/**
 * Makes checks by operationId usable as the option `schemas`, e.g. those of the operations that an app calls. They take
 * and refuse what the zod schemas of `sdk/<group>/schemas` do, in the same words, and carry no zod.
 *
 * @example
 * import { connect } from 'sdk/sandbox'
 * import { listSandboxes } from 'sdk/sandbox/checks'
 * import { defineChecks } from 'sdk/checks'
 *
 * const connection = connect({ schemas: defineChecks({ listSandboxes }) })
 */
export const defineChecks = (table: Readonly<Record<string, OperationChecks>>): Schemas =>
  // What is right takes no more than a walk through it: only what is wrong is looked at twice.
  withChecker<Check>(
    table,
    (check, value) => (check(value) ? [] : refusalsOf(check, value)),
    // They are done before any limit could pass.
    (_, work) => work(),
  )
