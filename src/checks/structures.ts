import { type At, type Check, inside, isObject, type Key, refusalsOf, refuse, refuseType } from './check.ts'

/** Any object. */
export const bare: Check = (value, at, key) => (isObject(value) ? 1 : refuseType(at, key, 'object'))

/** An object whose fields are checked next: `object(value) && end(fields)`. */
export function object(value: unknown, at?: At, key?: Key): number {
  if (!isObject(value)) return refuseType(at, key, 'object')
  at?.path.push(key)
  return 1
}

/** Leaves the object that `object` entered, and returns the result. */
export function end(at: At | undefined, ok: number): number {
  at?.path.pop()
  return ok
}

/** A field that must be present, even if its check accepts `undefined`. */
export const present = (value: object, at: At | undefined, name: string, ok: number): number =>
  ok && !(name in value) ? refuseType(at, name, 'nonoptional') : ok

/** Checks the fields of an object that aren't in `known`. */
export function others(
  value: Readonly<Record<string, unknown>>,
  at: At | undefined,
  known: ReadonlySet<unknown>,
  check: Check,
): number {
  let ok = 1
  for (const name in value) if (!known.has(name) && name !== '__proto__') ok &= check(value[name], at, name)
  return ok
}

/** An object whose names pass one check and whose values pass another. */
export function record(value: unknown, at: At | undefined, key: Key, names: Check, check: Check): number {
  if (!isObject(value)) return refuseType(at, key, 'record')
  return inside(at, key, () => {
    let ok = 1
    for (const name of Object.keys(value)) {
      if (names(name)) ok &= check(value[name], at, name)
      else ok = refuse(at, name, { code: 'invalid_key', issues: refusalsOf(names, name) })
    }
    return ok
  })
}

export function array(
  value: unknown,
  at?: At,
  key?: Key,
  item?: Check,
  least = 0,
  most: number = 1 / 0,
): number {
  if (!Array.isArray(value)) return refuseType(at, key, 'array')
  const { length } = value
  if (length > most) return tooLong(at, key, most)
  let ok = 1
  if (item) {
    at?.path.push(key)
    for (let index = 0; index < length; index++) ok &= item(value[index], at, index)
    at?.path.pop()
  }
  return length < least ? tooShort(at, key, least, true) : ok
}

/** An array whose first items have their own checks. Further items must pass `rest`, or aren't allowed without it. */
export function tuple(
  value: unknown,
  at: At | undefined,
  key: Key,
  first: readonly Check[],
  rest?: Check,
  least = 0,
  most: number = 1 / 0,
): number {
  if (!Array.isArray(value)) return refuseType(at, key, 'tuple')
  const { length } = value
  const needed = Math.min(least, first.length)
  if (!rest && length < needed) return tooShort(at, key, needed)
  let ok = !rest && length > first.length ? tooLong(at, key, first.length) : 1
  at?.path.push(key)
  for (let index = 0; index < Math.max(needed, length); index++) {
    const check = first[index] ?? rest
    const item: unknown = value[index]
    if (item === undefined && index >= needed) continue
    if (check) ok &= check(item, at, index) && (item === undefined ? refuseType(at, index, 'nonoptional') : 1)
  }
  at?.path.pop()
  if (length < least) return tooShort(at, key, least, true)
  return length > most ? tooLong(at, key, most, true) : ok
}

const tooShort = (at: At | undefined, key: Key, minimum: number, continues = false) =>
  refuse(at, key, { ...ofList, code: 'too_small', minimum }, continues)

const tooLong = (at: At | undefined, key: Key, maximum: number, continues = false) =>
  refuse(at, key, { ...ofList, code: 'too_big', maximum }, continues)

const ofList = { origin: 'array', inclusive: true }

/** At least one of several checks passes. */
export function either(value: unknown, at: At | undefined, key: Key, options: readonly Check[]): number {
  for (const option of options) if (option(value)) return 1
  if (!at) return 0
  const errors = options.map((option) => refusalsOf(option, value))
  // If the value has the shape of exactly one option, its issues are more useful than a failed union.
  const [near, other] = errors.filter((form) => form.every(({ continues }) => continues))
  if (!near || other) return refuse(at, key, { code: 'invalid_union', errors })
  for (const issue of near) refuse(at, key, issue, true)
  return 0
}

/** The object type that the tag field names (`discriminator`). */
export function tagged(
  value: unknown,
  at: At | undefined,
  key: Key,
  tag: string,
  options: Readonly<Record<string, Check>>,
): number {
  if (!isObject(value)) return refuseType(at, key, 'object')
  const name = value[tag]
  const option = typeof name === 'string' && Object.hasOwn(options, name) ? options[name] : undefined
  if (option) return option(value, at, key)
  return refuse(at, key, { code: 'invalid_union', path: [tag], options: Object.keys(options) })
}
