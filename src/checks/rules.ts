import { textOf, typeOf } from '../runtime/validation/text-of.ts'
import { type At, type Check, inside, isObject, type Key, refusalsOf, refuse, refuseType } from './check.ts'

/*
 * Constraints on a value besides its type: the keywords that `src/runtime/validation/keywords.ts` brings to zod, in the
 * same words.
 */

const refuseAs = (at: At | undefined, key: Key, message: string) =>
  refuse(at, key, { code: 'custom', message })

/** Applies a check to values of one type only. */
export const ofType = (value: unknown, at: At | undefined, key: Key, type: string, check: Check): number =>
  typeOf(value) === type ? check(value, at, key) : 1

/** An instance of a class, by its `toStringTag`: `Temporal.Instant`. */
export const isA = (value: unknown, at: At | undefined, key: Key, name: string): number =>
  Object.prototype.toString.call(value) === `[object ${name}]` ? 1 : refuseAs(at, key, `expected a ${name}`)

/** `not` (JSON Schema 2020-12, core, 10.2.1.4). */
export const not = (value: unknown, at: At | undefined, key: Key, check: Check): number =>
  check(value) ? refuseAs(at, key, 'matches a schema that is not allowed (not)') : 1

/** `if`, `then` and `else` (core, 10.2.2). */
export const when = (
  value: unknown,
  at: At | undefined,
  key: Key,
  test: Check,
  then: Check,
  otherwise: Check,
): number => (test(value) ? then : otherwise)(value, at, key)

/** `uniqueItems` (validation, 6.4.3). */
export const unique = (value: unknown, at: At | undefined, key: Key): number =>
  Array.isArray(value) && new Set(value.map(textOf)).size < value.length
    ? refuseAs(at, key, 'expected unique items (uniqueItems)')
    : 1

/** `contains`, `minContains` and `maxContains` (core, 10.3.1.3). */
export function contains(
  value: unknown,
  at: At | undefined,
  key: Key,
  check: Check,
  least: number,
  most: number = 1 / 0,
): number {
  if (!Array.isArray(value)) return 1
  const count = value.filter((item) => check(item)).length
  let ok = 1
  if (count < least)
    ok = refuseAs(at, key, `expected at least ${least} matching items (contains), got ${count}`)
  if (count > most)
    ok = refuseAs(at, key, `expected at most ${most} matching items (maxContains), got ${count}`)
  return ok
}

/** `minProperties` and `maxProperties` (validation, 6.5). */
export function fields(
  value: unknown,
  at: At | undefined,
  key: Key,
  least: number,
  most: number = 1 / 0,
): number {
  if (!isObject(value)) return 1
  const count = Object.keys(value).length
  if (count < least)
    return refuseAs(at, key, `expected at least ${least} fields (minProperties), got ${count}`)
  return count > most ? refuseAs(at, key, `expected at most ${most} fields (maxProperties), got ${count}`) : 1
}

/** `propertyNames` (core, 10.3.2.4). */
export const names = (value: unknown, at: At | undefined, key: Key, check: Check): number =>
  eachField(value, at, key, (name) =>
    check(name) ? 1 : refuse(at, name, { code: 'invalid_key', issues: refusalsOf(check, name) }),
  )

/** `dependentSchemas` and `dependentRequired`: a check for objects that have a field (core, 10.2.2.4). */
export const having = (value: unknown, at: At | undefined, key: Key, name: string, check: Check): number =>
  isObject(value) && Object.hasOwn(value, name) ? check(value, at, key) : 1

/** A field whose name every object inherits, such as `constructor`. */
export function field(
  value: unknown,
  at: At | undefined,
  key: Key,
  name: string,
  check: Check,
  isRequired = false,
): number {
  if (!isObject(value)) return 1
  return inside(at, key, () => {
    if (Object.hasOwn(value, name)) return check(value[name], at, name)
    return isRequired ? refuseType(at, name, 'nonoptional') : 1
  })
}

/**
 * `patternProperties`, and `additionalProperties` for fields neither known nor matched (core, 10.3.2.2 and 10.3.2.3).
 */
export const patterns = (
  value: unknown,
  at: At | undefined,
  key: Key,
  checks: readonly (readonly [RegExp, Check])[],
  known?: ReadonlySet<unknown>,
  others?: Check,
): number =>
  eachField(value, at, key, (name, each) => {
    let ok = 1
    let isOther = !known?.has(name)
    for (const [pattern, check] of checks)
      if (pattern.test(name)) {
        isOther = false
        ok &= check(each, at, name)
      }
    return isOther && others ? others(each, at, name) : ok
  })

function eachField(
  value: unknown,
  at: At | undefined,
  key: Key,
  visit: (name: string, value: unknown) => number,
): number {
  if (!isObject(value)) return 1
  return inside(at, key, () => {
    let ok = 1
    for (const [name, each] of Object.entries(value)) ok &= visit(name, each)
    return ok
  })
}
