/**
 * The subpath `sdk/checks`: what generated checks are made of. Each function looks at one value and gives 1 where it takes
 * it, 0 where it does not.
 */
export type { Schemas } from '../runtime/validation/schemas.ts'
export type { At, Check, Key } from './check.ts'
export { defineChecks, type OperationChecks } from './define-checks.ts'
export { date, dateTime, email, int64, uri, uuid } from './formats.ts'
export { bigint, int, type Limits, number } from './numbers.ts'
export {
  contains,
  field,
  fields,
  having,
  isA,
  names,
  not,
  ofType,
  patterns,
  unique,
  when,
} from './rules.ts'
export { any, boolean, empty, equals, matches, never, oneOf, text, time } from './scalars.ts'
export {
  array,
  bare,
  either,
  end,
  given,
  object,
  others,
  record,
  tagged,
  tuple,
} from './structures.ts'
