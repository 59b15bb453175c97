import { withChecker } from '../runtime/validation/checked.ts'
import type { Schemas } from '../runtime/validation/schemas.ts'
import { type Check, refusalsOf } from './check.ts'

/** The checks of one operation. Anything without a check is not validated. */
export interface OperationChecks {
  readonly params?: Check
  readonly body?: Check
  /** By status: `200`, `2XX`, `default`. */
  readonly response?: Readonly<Record<string, Check>>
}

/**
 * Turns checks into a value for the `schemas` option. Pass only the operations your app calls, by operationId. Checks
 * accept and reject exactly what the zod schemas of `sdk/<group>/schemas` do, with the same messages, and don't need
 * zod.
 *
 * @example
 * import { connect } from 'sdk/sandbox'
 * import { listSandboxes } from 'sdk/sandbox/checks'
 * import { defineChecks } from 'sdk/checks'
 *
 * const connection = connect({ schemas: defineChecks({ listSandboxes }) })
 */
export const defineChecks = (table: Readonly<Record<string, OperationChecks>>): Schemas =>
  // A valid value is walked once; only an invalid one is walked again, to collect its issues.
  withChecker<Check>(
    table,
    (check, value) => (check(value) ? [] : refusalsOf(check, value)),
    // Checks are synchronous, so a time limit can't interrupt them.
    (_, work) => work(),
  )
