import type { Call } from '../sending/call.ts'
import { checker, type Part } from './schemas.ts'

/**
 * Makes a call's schemas check another value instead of the caller's parameters or body; `undefined` is not checked.
 */
export function checkedAs(call: Call, change: (part: Part[0], value: unknown) => unknown): void {
  const { settings } = call
  const check = settings.schemas?.[checker]
  if (!check) return
  const changed = (each: Part): Part => {
    const [part, value] = each
    return part === 'response' ? each : [part, change(part, value)]
  }
  call.settings = {
    ...settings,
    schemas: { [checker]: (own, parts, signal) => check(own, parts.map(changed), signal) },
  }
}
