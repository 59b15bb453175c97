import { nearest } from '../runtime/config/nearest.ts'

/** The problems of a value with their places; empty if it fits. */
export type Check = (value: unknown, at: string) => string[]

/** One check per field; a field without a check is a type error. */
export type FieldChecks<Row> = { readonly [Name in keyof Row]-?: Check }

export const text: Check = is('a string', (value) => typeof value === 'string')
export const flag: Check = is('true or false', (value) => typeof value === 'boolean')
export const integer: Check = is('a whole number', Number.isSafeInteger)
export const anything: Check = () => []

export const oneOf = (...values: readonly unknown[]): Check =>
  is(`one of ${values.map((each) => JSON.stringify(each)).join(', ')}`, (value) => values.includes(value))

export const nullable =
  (check: Check): Check =>
  (value, at) =>
    value === null ? [] : check(value, at)

export const listOf =
  (check: Check): Check =>
  (value, at) =>
    Array.isArray(value)
      ? value.flatMap((each: unknown, index) => check(each, `${at}[${index}]`))
      : [`${at} is ${show(value)}, not a list`]

export const recordOf =
  (check: Check): Check =>
  (value, at) =>
    isRecord(value)
      ? Object.entries(value).flatMap(([name, each]) => check(each, join(at, name)))
      : [`${at || 'it'} is ${show(value)}, not an object`]

/** Checks the fields of an object. Only missing required fields are a problem. */
export const fields =
  <Row>(checks: FieldChecks<Row>, required: readonly (keyof Row & string)[] = []): Check =>
  (value, at) => {
    if (!isRecord(value)) return [`${at || 'it'} is ${show(value)}, not an object`]
    const missing = required.filter((name) => value[name] === undefined)
    return [
      ...missing.map((name) => `${join(at, name)} is missing`),
      ...Object.entries(value).flatMap(([name, each]) =>
        Object.hasOwn(checks, name)
          ? ((checks as Record<string, Check>)[name]?.(each, join(at, name)) ?? [])
          : [`${join(at, name)} is unknown${nearest(name, Object.keys(checks))}`],
      ),
    ]
  }

function is(what: string, fits: (value: unknown) => boolean): Check {
  return (value, at) => (fits(value) ? [] : [`${at} is ${show(value)}, not ${what}`])
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const join = (at: string, name: string) => (at ? `${at}.${name}` : name)

function show(value: unknown): string {
  const json = JSON.stringify(value) ?? 'absent'
  return json.length > 60 ? `${json.slice(0, 60)}…` : json
}
