import type { Encoder } from './encoder.ts'

/**
 * Asks for the media types that an operation declares, unless they are plain JSON (RFC 9110, section 12.5.1). The
 * caller's own header wins.
 */
export const accept: Encoder = ({ definition, settings }, draft) => {
  const isGiven = Object.keys(settings.headers).some((name) => name.toLowerCase() === 'accept')
  if (!isGiven) draft.headers.accept = definition.accept ?? null
}
