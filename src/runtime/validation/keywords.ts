import { textOf, typeOf } from './text-of.ts'

/** What zod passes to a check: a value, and a list for its issues. */
interface Payload {
  readonly value: unknown
  readonly issues: { push(...issues: never[]): unknown }
}

type Check = (payload: Payload) => void

/** A schema of zod. */
interface Schema {
  readonly _zod: { run(payload: never, context: never): unknown }
}

interface RawIssue {
  path?: PropertyKey[]
  readonly [detail: string]: unknown
}

interface Result {
  readonly issues: RawIssue[]
}

type Fields = Readonly<Record<string, unknown>>

/*
 * Keywords of JSON Schema that zod has no word for, as checks for its schemas. They put what other schemas say of the
 * same value, or of a part of it, beside the issues that are there. Each is for a schema of anything, which hands them
 * the value as it came: others hand on a copy without the fields that they don't know.
 */

/** Checks values of one type only. */
export const ofType =
  (type: string, schema: Schema): Check =>
  (payload) => {
    if (typeOf(payload.value) === type) report(payload, issuesOf(schema, payload.value))
  }

/** Requires an object of a class, by its tag: `Temporal.Instant`. */
export const isA =
  (name: string): Check =>
  (payload) => {
    if (Object.prototype.toString.call(payload.value) !== `[object ${name}]`)
      refuse(payload, `expected a ${name}`)
  }

/** `not` (JSON Schema 2020-12, core, 10.2.1.4). */
export const not =
  (schema: Schema): Check =>
  (payload) => {
    if (takes(schema, payload.value)) refuse(payload, 'matches a schema that is not allowed (not)')
  }

/** `if`, `then` and `else` (core, 10.2.2). */
export const when =
  (test: Schema, then: Schema, otherwise: Schema): Check =>
  (payload) => {
    report(payload, issuesOf(takes(test, payload.value) ? then : otherwise, payload.value))
  }

/** `enum` and `const` of objects and lists (validation, 6.1). */
export const oneOf = (values: readonly unknown[]): Check => {
  const known = new Set(values.map(textOf))
  return (payload) => {
    if (!known.has(textOf(payload.value))) report(payload, [{ code: 'invalid_value', values }])
  }
}

/** `uniqueItems` (validation, 6.4.3). */
export const unique: Check = (payload) => {
  const { value } = payload
  if (Array.isArray(value) && new Set(value.map(textOf)).size < value.length)
    refuse(payload, 'expected unique items (uniqueItems)')
}

/** `contains`, `minContains` and `maxContains` (core, 10.3.1.3). */
export const contains =
  (schema: Schema, least: number, most = 1 / 0): Check =>
  (payload) => {
    const { value } = payload
    if (!Array.isArray(value)) return
    const count = value.filter((item) => takes(schema, item)).length
    if (count < least) refuse(payload, `expected at least ${least} matching items (contains), got ${count}`)
    if (count > most) refuse(payload, `expected at most ${most} matching items (maxContains), got ${count}`)
  }

/** `minProperties` and `maxProperties` (validation, 6.5). */
export const fields =
  (least: number, most = 1 / 0): Check =>
  (payload) => {
    if (!isObject(payload.value)) return
    const count = Object.keys(payload.value).length
    if (count < least) refuse(payload, `expected at least ${least} fields (minProperties), got ${count}`)
    if (count > most) refuse(payload, `expected at most ${most} fields (maxProperties), got ${count}`)
  }

/** `propertyNames` (core, 10.3.2.4). */
export const names =
  (schema: Schema): Check =>
  (payload) => {
    for (const name of Object.keys(isObject(payload.value) ? payload.value : {})) {
      const issues = issuesOf(schema, name)
      if (issues.length) report(payload, [{ code: 'invalid_key', origin: 'object', issues }], name)
    }
  }

/** `dependentSchemas` and `dependentRequired`: what an object with a certain field must match (core, 10.2.2.4). */
export const having =
  (name: string, schema: Schema): Check =>
  (payload) => {
    if (hasField(payload.value, name)) report(payload, issuesOf(schema, payload.value))
  }

/** A field named like something that every object inherits, such as `constructor`. */
export const field =
  (name: string, schema: Schema, isRequired = false): Check =>
  (payload) => {
    if (hasField(payload.value, name)) report(payload, issuesOf(schema, payload.value[name]), name)
    else if (isRequired && isObject(payload.value))
      report(payload, [{ code: 'invalid_type', expected: 'nonoptional' }], name)
  }

/** `patternProperties`, and the fields that are neither known nor matched by it (core, 10.3.2.2 and 10.3.2.3). */
export const patterns =
  (schemas: readonly (readonly [RegExp, Schema])[], known: readonly string[] = [], others?: Schema): Check =>
  (payload) => {
    for (const [name, value] of Object.entries(isObject(payload.value) ? payload.value : {})) {
      const own = schemas.filter(([pattern]) => pattern.test(name)).map(([, schema]) => schema)
      if (!own.length && others && !known.includes(name)) own.push(others)
      for (const schema of own) report(payload, issuesOf(schema, value), name)
    }
  }

const isObject = (value: unknown): value is Fields => typeOf(value) === 'object'

const hasField = (value: unknown, name: string): value is Fields =>
  isObject(value) && Object.hasOwn(value, name)

const takes = (schema: Schema, value: unknown) => !issuesOf(schema, value).length

/** Raw issues; the schema that reports them words them. */
function issuesOf(schema: Schema, value: unknown): RawIssue[] {
  // A union returns the result of the matching branch.
  const { issues } = schema._zod.run({ value, issues: [] } as never, { async: false } as never) as Result
  return issues
}

function report({ value, issues }: Payload, found: readonly RawIssue[], ...path: string[]): void {
  for (const issue of found)
    issues.push({ input: value, ...issue, path: [...path, ...(issue.path ?? [])] } as never)
}

const refuse = (payload: Payload, message: string) => report(payload, [{ code: 'custom', message }])
