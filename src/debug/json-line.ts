import type { ClientEvent } from '../runtime/events/events.ts'
import { printable } from './printable.ts'

/** The whole event and its time as one line of newline-delimited JSON. */
export const jsonLine = (event: ClientEvent): string =>
  printable(JSON.stringify({ time: new Date().toISOString(), ...event }))
