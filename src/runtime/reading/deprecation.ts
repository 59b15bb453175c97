import { listenersOf } from '../events/listeners.ts'
import { type Call, emitOnce } from '../sending/call.ts'
import type { ReadHeader } from './read-header.ts'

/**
 * Reports, once per operation and client, that the server deprecates it (RFC 9745 `Deprecation`, RFC 8594 `Sunset`).
 */
export function readDeprecation(call: Call, header: ReadHeader): void {
  // Looking up headers costs time, and nobody listens.
  if (!listenersOf(call)) return
  const deprecation = header('deprecation')
  const sunset = header('sunset')
  if (!(deprecation || sunset)) return
  emitOnce(call, `deprecation ${call.definition.id}`, {
    type: 'deprecation',
    // A structured date: @1688169599. Other forms carry no date.
    deprecatedAtMs: +`${deprecation}`.slice(1) * 1000 || undefined,
    sunsetAtMs: Date.parse(`${sunset}`) || undefined,
  })
}
