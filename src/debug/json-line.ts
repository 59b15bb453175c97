import type { ClientEvent } from '../runtime/events/events.ts'
import { printable } from './printable.ts'

/** The whole event, and when it was: one JSON object (newline-delimited JSON). */
export const jsonLine = (event: ClientEvent): string =>
  printable(JSON.stringify({ time: new Date().toISOString(), ...event }))
