import type { ClientEvent } from '../runtime/events/events.ts'
import { type Colour, paint } from './colours.ts'
import { printable } from './printable.ts'

/** Creates a function that formats an event as a line for people. */
export const textLine =
  (hasColours: boolean) =>
  (event: ClientEvent): string => {
    const { call, api, operation, tenant, type, elapsedMs } = event
    const painted = (colour: Colour, text: string) => (hasColours ? paint(colour, text) : text)
    // An id is a time, which differs between copies of the package, and a count, which is enough to read.
    const number = `#${call.slice(call.lastIndexOf('.') + 1)}`
    return [
      painted('dim', `sdk ${number.padEnd(4)} ${`${elapsedMs}`.padStart(6)} ms`),
      painted(colourOf(event), type.padEnd(11)),
      printable(`${api}.${operation}${tenant ? ` for ${tenant}` : ''}`),
      printable(detailsOf(event)),
    ].join('  ')
  }

function colourOf(event: ClientEvent): Colour {
  if (event.type === 'error') return 'red'
  if (event.type === 'response') return event.status < 400 ? 'green' : 'red'
  return /^(request|sent|received)$/.test(event.type) ? 'cyan' : 'yellow'
}

function detailsOf(event: ClientEvent): string {
  switch (event.type) {
    case 'request': {
      const again = event.attempt > 1 ? `, attempt ${event.attempt}` : ''
      const key = event.idempotencyKey === undefined ? '' : `, key ${event.idempotencyKey}`
      return `${event.method} ${event.url} at ${event.origin}${again}${key}`
    }
    case 'wait':
      return event.waitMs ? `turn in ${Math.round(event.waitMs)} ms` : 'until a request in flight ends'
    case 'response':
      return `${event.status} in ${event.durationMs} ms`
    case 'retry':
      return `in ${Math.round(event.waitMs)} ms, after ${event.status ?? event.code}`
    case 'refresh':
      return 'after a 401; asks for a new token'
    case 'error':
      return `${[event.code, event.status].filter(Boolean).join(' ')}, ${attempts(event.attempt)}`
    case 'deprecation':
      return `since ${dateOf(event.deprecatedAtMs)}, ends ${dateOf(event.sunsetAtMs)}`
    case 'validation': {
      const { path, message } = event.issue
      return `${event.side} ${[path.join('.'), message].filter(Boolean).join(': ')}`
    }
    case 'unreadable':
      return `header ${event.header}: ${event.reason}`
    case 'sent':
    case 'received':
      return `${event.bytes} bytes${event.done ? ', done' : ''}`
    case 'undeclared':
      return event.reason === 'status' ? `status ${event.status}` : `body of a ${event.status}`
    default:
      return othersOf(event)
  }
}

const attempts = (count: number) => (count ? `${count} ${count === 1 ? 'attempt' : 'attempts'}` : 'not sent')

/** The day in UTC. A server may send a number that no Date can hold. */
const dateOf = (ms: number | undefined) =>
  Math.abs(ms ?? Infinity) <= 8.64e15 ? new Date(ms as number).toISOString().slice(0, 10) : 'on no date'

/** An event type this version doesn't know, from another copy of the package: prints its own fields. */
function othersOf(event: ClientEvent): string {
  const common = /^(type|call|api|operation|method|url|origin|attempt|elapsedMs|tenant|idempotencyKey)$/
  return Object.entries(event)
    .filter(([name, value]) => !common.test(name) && value !== undefined)
    .map(([name, value]) => `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join(' ')
}
