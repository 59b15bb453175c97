import { type Call, emit, failure } from './call.ts'
import { checkNames, type Reject } from './check.ts'
import type { Issue } from './error-body.ts'
import { ValidationError } from './errors.ts'
import { misuse } from './misuse.ts'
import { addSecret, maskText } from './redact.ts'
import type { Settings } from './settings.ts'

/** A validator by the Standard Schema specification, version 1 (https://standardschema.dev): zod, valibot, arktype … */
export interface StandardSchema {
  readonly '~standard': {
    readonly version: 1
    readonly vendor: string
    readonly validate: (value: unknown) => StandardResult | Promise<StandardResult>
  }
}

/** What a Standard Schema says of a value. */
export interface StandardResult {
  readonly issues?: readonly StandardIssue[] | undefined
}

export interface StandardIssue {
  readonly message: string
  /** Not part of the specification; zod and others give one. */
  readonly code?: unknown
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined
}

/** The schemas of one operation; what is left out is not checked. */
export interface OperationSchemas {
  readonly params?: StandardSchema
  readonly body?: StandardSchema
  /** By status: `200`, `2XX`, `default`. */
  readonly response?: Readonly<Record<string, StandardSchema>>
}

/** What follows where data is not as its schema says. */
export type Validation = 'strict' | 'warn' | false

/** A value and which of an operation's schemas it belongs to. */
type Part = readonly [part: 'params' | 'body' | 'response', value: unknown, status?: number]

const checker: unique symbol = Symbol.for('typed-sdk.checker') as never

/** Schemas that a client can be given as `schemas`. */
export interface Schemas {
  readonly [checker]: (call: Call, parts: readonly Part[], signal: AbortSignal | undefined) => Promise<void>
}

/** Checks a call's data. The schemas bring the code for it, so that nobody else carries it. */
export function validate(
  call: Call,
  schemas: Schemas,
  parts: readonly Part[],
  signal?: AbortSignal,
): Promise<void> {
  const check = schemas[checker] ?? call.reject('schemas', 'are not made by defineSchemas')
  return check(call, parts, signal)
}

/**
 * Makes schemas by operationId usable as the option `schemas`. Data is checked, never changed: unknown fields stay, and
 * what a schema would transform is delivered as it came.
 *
 * @example
 * import { createClient, defineSchemas } from 'sdk/sandbox'
 * import * as z from 'zod/mini'
 *
 * const names = z.array(z.object({ sandbox_name: z.string() }))
 * const client = createClient({ schemas: defineSchemas({ listSandboxes: { response: { 200: names } } }) })
 */
export function defineSchemas<Table extends Readonly<Record<string, OperationSchemas>>>(
  table: Table,
): Table & Schemas {
  const check: Schemas[typeof checker] = async (call, parts, signal) => {
    const { definition, settings } = call
    const { told } = call.shared
    const side = parts[0]?.[0] === 'response' ? 'response' : 'request'
    const mode = modeOf(settings.validate, side, misuse(definition.api, definition))
    const schemas = Object.hasOwn(table, definition.id) ? table[definition.id] : undefined
    if (!mode || !schemas) return
    const issues = (await Promise.all(parts.map((part) => issuesOf(call, schemas, part)))).flat()
    // The call was given up meanwhile.
    if (signal?.aborted) return
    if (mode === 'strict' && issues.length) {
      const texts = issues.map(({ path, message, code }) => {
        const text = code ? `${message} (${code})` : message
        return path.length ? `${path.join('.')}: ${text}` : text
      })
      const more = texts.length > 3 ? ` and ${texts.length - 3} more` : ''
      const problem = `has a ${side} that is not as declared: ${texts.slice(0, 3).join('; ')}${more}`
      throw failure(call, ValidationError, problem, { side, issues })
    }
    for (const issue of issues) {
      const key = [
        side,
        definition.id,
        ...issue.path.map((each) => (typeof each === 'number' ? '' : each)),
      ].join(' ')
      if (!settings.onEvent || told.has(key) || told.size > 1000) continue
      told.add(key)
      emit(call, { type: 'validation', side, issue })
    }
  }
  return Object.defineProperty({ ...table }, checker, { value: check }) as Table & Schemas
}

function modeOf(given: Settings['validate'], side: ValidationError['side'], reject: Reject): Validation {
  const modes = typeof given === 'object' ? given : { [side]: given }
  checkNames('validate', modes, { request: 0, response: 0 }, reject)
  for (const [name, mode] of Object.entries(modes)) {
    if (!(mode === undefined || mode === false || /^(strict|warn)$/.test(`${mode}`))) {
      reject(`validate ${name}`, "is not 'strict', 'warn' or false")
    }
  }
  return modes[side] ?? 'strict'
}

async function issuesOf(
  { definition, secrets }: Call,
  schemas: OperationSchemas,
  [part, value, status]: Part,
): Promise<Issue[]> {
  const { response } = schemas
  const schema =
    part === 'response' ? (response?.[`${status}`] ?? response?.['2XX'] ?? response?.default) : schemas[part]
  if (!schema || value === undefined) return []
  let issues: readonly StandardIssue[] = []
  try {
    issues = (await schema['~standard'].validate(value)).issues ?? []
  } catch (error) {
    issues = [{ message: `the schema itself failed: ${error}` }]
  }
  // Some validators repeat the value in the message.
  if (issues.length) {
    const whole = part === 'response' && definition.secretResponse
    JSON.stringify(value, (key, each) => {
      if (secrets.fields.includes(key) || whole) addSecret(secrets, each)
      return each
    })
  }
  return issues.map(({ message, path = [], code }) => ({
    path: path.map((each) => {
      const key = typeof each === 'object' ? each.key : each
      return typeof key === 'number' ? key : String(key)
    }),
    message: maskText(secrets, message),
    ...(typeof code === 'string' && { code }),
  }))
}
