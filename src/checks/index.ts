/**
 * The subpath `sdk/checks`: the functions that generated checks call. Each one checks one value and returns 1 if it
 * is valid, 0 if it isn't.
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
  object,
  others,
  present,
  record,
  tagged,
  tuple,
} from './structures.ts'
