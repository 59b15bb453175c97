import { checkNames, type Reject } from '../config/check.ts'
import { configError } from '../config/config-error.ts'
import { defaultFormats } from '../config/defaults.ts'
import type { Settings } from '../config/settings.ts'
import { ValidationError } from '../errors/errors.ts'
import { listenersOf } from '../events/listeners.ts'
import { type Call, callError, emitOnce } from '../sending/call.ts'
import { type Checks, type Found, findIssues, type IssuesOf } from './find-issues.ts'
import { checker, type Part, type Schemas, type Validation } from './schemas.ts'

/** Adds the code that checks to a table by operationId, which makes it a value for the `schemas` option. */
export function withChecker<Check>(
  table: Readonly<Record<string, Checks<Check>>>,
  issuesOf: IssuesOf<Check>,
  /** Runs the check of a request within the limits of its call. */
  inTime: <T>(call: Call, work: () => Promise<T>) => Promise<T>,
): Schemas {
  const check = async (
    call: Call,
    parts: readonly Part[],
    signal: AbortSignal | undefined,
  ): Promise<void> => {
    const { definition, settings, shared } = call
    const side = parts[0]?.[0] === 'response' ? 'response' : 'request'
    const mode = modeOf(settings, side, configError(definition.api, definition))
    const schemas = Object.hasOwn(table, definition.id) ? table[definition.id] : undefined
    if (!mode || !schemas) return
    const all = () => Promise.all(parts.map((part) => findIssues(call, schemas, part, issuesOf)))
    // A response is checked within its attempt, which has its own limit.
    const found = (await (side === 'request' ? inTime(call, all) : all())).flat()
    // The call was stopped in the meantime.
    if (signal?.aborted) return
    const isLoose = side === 'response' && settings.formats !== 'strict'
    const refused: Found[] = []
    for (const each of found) {
      if (mode === 'strict' && !(isLoose && each.isFormat)) refused.push(each)
      else {
        const key = [
          side,
          definition.id,
          ...each.path.map((name) => (typeof name === 'number' ? '' : name)),
        ].join(' ')
        // Formatting a message takes time, and most would repeat one already reported.
        const { reported } = shared
        if (listenersOf(call) && !reported?.has(key) && !(reported && reported.size > 1000))
          emitOnce(call, key, { type: 'validation', side, issue: each.describe() })
      }
    }
    if (!refused.length) return
    const issues = refused.map((each) => each.describe())
    const texts = issues.map(({ path, message }) => (path.length ? `${path.join('.')}: ${message}` : message))
    const more = texts.splice(3).length
    throw callError(
      call,
      ValidationError,
      `has a ${side} that does not match its schema: ${texts.join('; ')}${more ? ` and ${more} more` : ''}`,
      { side, issues },
    )
  }
  return Object.defineProperty({ ...table }, checker, { value: check }) as unknown as Schemas
}

function modeOf(
  { validate, formats = defaultFormats }: Settings,
  side: ValidationError['side'],
  reject: Reject,
): Validation {
  const modes = typeof validate === 'object' ? validate : { [side]: validate }
  checkNames('validate', modes, { request: 0, response: 0 }, reject)
  for (const [name, mode] of Object.entries(modes)) {
    if (!(mode === undefined || mode === false || isMode(mode)))
      reject(`validate ${name}`, "is not 'strict', 'warn' or false")
  }
  if (!isMode(formats)) reject('formats', "is not 'strict' or 'warn'")
  return modes[side] ?? 'strict'
}

const isMode = (mode: unknown) => /^(strict|warn)$/.test(`${mode}`)
