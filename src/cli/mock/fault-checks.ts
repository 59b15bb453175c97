import type { Fault, FaultOptions, MocksSeed } from '../../mocks/index.ts'
import { nearest } from '../../runtime/config/nearest.ts'
import { anything, type Check, fields, integer, oneOf, recordOf, text } from '../checks.ts'

/** What `POST /_mock/fail` takes. */
export interface FaultRequest {
  readonly group: keyof MocksSeed
  /** operationId, or `*`. */
  readonly operation?: string
  readonly fault: Fault
  readonly times?: number
}

/** Creates the check of the body of `POST /_mock/fail` from the operations' names by group. */
export function createFaultCheck(operations: Readonly<Record<string, readonly string[]>>): Check {
  const checkRequest = fields<FaultRequest>(
    { group: oneOf(...Object.keys(operations)), operation: text, fault: checkFault, times: integer },
    ['group', 'fault'],
  )
  return (value, at) => {
    const problems = checkRequest(value, at)
    if (problems.length) return problems
    const { group, operation = '*' } = value as FaultRequest
    const known = operations[group] ?? []
    if (operation === '*' || known.includes(operation)) return []
    return [`operation ${operation} is unknown in ${group}${nearest(operation, known)}`]
  }
}

const status: Check = (value, at) =>
  Number.isInteger(value) && Number(value) >= 200 && Number(value) <= 599
    ? []
    : [`${at} is ${JSON.stringify(value)}, not a status from 200 to 599`]

const settings = (checks: Readonly<Record<string, Check>>, required: readonly string[] = []) =>
  fields<Record<string, unknown>>({ type: text, ...checks }, required)

const faults: { readonly [Type in FaultOptions['type']]: Check } = {
  status: settings({ status, body: anything, headers: recordOf(text) }, ['status']),
  latency: settings({ ms: integer }, ['ms']),
  stall: settings({}),
  cut: settings({}),
  'bad-json': settings({}),
  disconnect: settings({}),
  html: settings({ status }),
  'expired-token': settings({}),
  'rate-limit': settings({ retryAfterSeconds: integer }),
}

const checkFault: Check = (value, at) => {
  if (typeof value === 'number') return status(value, at)
  const fault = typeof value === 'string' ? { type: value } : value
  const type = `${(fault as { type?: unknown } | null)?.type}`
  if (!Object.hasOwn(faults, type)) {
    return [`${at} ${JSON.stringify(value)} is unknown${nearest(type, Object.keys(faults))}`]
  }
  return faults[type as FaultOptions['type']](fault, at)
}
