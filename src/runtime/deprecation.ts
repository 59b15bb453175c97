import { type Call, emit } from './call.ts'

/** Tells, once per operation and client, that the server announces its end (RFC 9745 `Deprecation`, RFC 8594 `Sunset`). */
export function readDeprecation(call: Call, headers: Headers): void {
  const deprecation = headers.get('deprecation')
  const sunset = headers.get('sunset')
  const { definition, deprecated, settings } = call
  if ((!deprecation && !sunset) || !settings.onEvent || deprecated.has(definition.id)) return
  deprecated.add(definition.id)
  emit(call, {
    type: 'deprecation',
    deprecatedAtMs: deprecation?.[0] === '@' ? known(Number(deprecation.slice(1)) * 1000) : undefined,
    sunsetAtMs: known(Date.parse(sunset ?? '')),
  })
}

const known = (ms: number) => (Number.isNaN(ms) ? undefined : ms)
