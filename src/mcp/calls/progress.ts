import type { ClientEvent } from '../../runtime/events/events.ts'

/** Notifies a client of its call's progress. */
export type Notify = (progress: number, message: string) => void

/** How often a client is notified that its call is still running. Many give up after a minute of silence. */
const beatMs = 10_000

/** Notifies a client of a call's events, and regularly until `stop` is called. */
export function followCall(notify: Notify): { onEvent: (event: ClientEvent) => void; stop: () => void } {
  const startedAt = performance.now()
  let progress = 0
  const send = (message: string) => notify(++progress, message)
  const timer = setInterval(() => {
    send(`waiting for ${Math.round((performance.now() - startedAt) / 1000)} s`)
  }, beatMs)
  return {
    onEvent(event) {
      const message = messageOf(event)
      if (message !== undefined) send(message)
    },
    stop: () => clearInterval(timer),
  }
}

function messageOf(event: ClientEvent): string | undefined {
  switch (event.type) {
    case 'request':
      return event.attempt > 1 ? `attempt ${event.attempt}` : `${event.method} ${event.url}`
    case 'response':
      return `received status ${event.status}`
    case 'retry':
      return `${event.status ?? event.code}, retrying in ${(event.waitMs / 1000).toFixed(1)} s`
    case 'refresh':
      return 'the token was rejected; getting a new one'
    case 'sent':
    case 'received':
      return `${event.type} ${event.bytes} bytes`
    default:
      return undefined
  }
}
