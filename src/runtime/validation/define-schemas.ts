import { checkNames, type Reject } from '../config/check.ts'
import { defaultTimeoutMs } from '../config/defaults.ts'
import { misuse } from '../config/misuse.ts'
import type { Settings } from '../config/settings.ts'
import { TimeoutError, ValidationError } from '../errors/errors.ts'
import type { Issue } from '../errors/issues.ts'
import { addSecret, maskName, maskText } from '../secrets/redact.ts'
import { type Call, elapsedMs, emit, failure } from '../sending/call.ts'
import { limited } from '../time/limited.ts'
import {
  checker,
  type OperationSchemas,
  type Part,
  type Schemas,
  type StandardIssue,
  type Validation,
} from './schemas.ts'

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
  const check = async (
    call: Call,
    parts: readonly Part[],
    signal: AbortSignal | undefined,
  ): Promise<void> => {
    const { definition, settings } = call
    const { told } = call.shared
    const side = parts[0]?.[0] === 'response' ? 'response' : 'request'
    const mode = modeOf(settings.validate, side, misuse(definition.api, definition))
    const schemas = Object.hasOwn(table, definition.id) ? table[definition.id] : undefined
    if (!mode || !schemas) return
    const all = () => Promise.all(parts.map((part) => issuesOf(call, schemas, part)))
    // An answer is checked within its attempt, which has a limit of its own.
    const issues = (await (side === 'request' ? inTime(call, all) : all())).flat()
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

/** Holds a check of a request to the limits of the call. */
function inTime<T>(call: Call, work: () => Promise<T>): Promise<T> {
  const { definition, settings } = call
  const { timeoutMs = definition.timeoutMs ?? defaultTimeoutMs, deadlineMs } = settings
  const limit = deadlineMs < timeoutMs ? 'deadline' : 'attempt'
  return limited(call, Math.min(timeoutMs, deadlineMs), work, () =>
    failure(call, TimeoutError, `timed out after ${elapsedMs(call)} ms (${limit}, waiting for a schema)`, {
      limit,
      phase: 'schema',
      status: undefined,
    }),
  )
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
      return typeof key === 'number' ? key : maskName(secrets, String(key))
    }),
    message: maskText(secrets, message),
    ...(typeof code === 'string' && { code }),
  }))
}
