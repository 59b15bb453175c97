import { type Call, emit } from '../sending/call.ts'
import type { ReadHeader } from './read-header.ts'

/** Tells, once per operation and client, that the server announces its end (RFC 9745 `Deprecation`, RFC 8594 `Sunset`). */
export function readDeprecation(call: Call, header: ReadHeader): void {
  const { definition, settings } = call
  const { told } = call.shared
  // Looking headers up costs something, and nobody listens.
  if (!settings.onEvent) return
  const deprecation = header('deprecation')
  const sunset = header('sunset')
  const key = `deprecation ${definition.id}`
  if (!(deprecation || sunset) || told.has(key)) return
  told.add(key)
  emit(call, {
    type: 'deprecation',
    // A structured date: @1688169599. Other forms only say that it is deprecated.
    deprecatedAtMs: known(+`${deprecation}`.slice(1) * 1000),
    sunsetAtMs: known(Date.parse(`${sunset}`)),
  })
}

const known = (ms: number) => (Number.isNaN(ms) ? undefined : ms)
