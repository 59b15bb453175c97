import type { ClientEvent } from '../../runtime/events/events.ts'

/** Tells a client how its call goes. */
export type Tell = (progress: number, message: string) => void

/** How often a client hears that its call goes on. Many give one up after a minute of silence. */
const beatMs = 10_000

/** Follows a call: a listener for its events, and what ends the rest. */
export function followCall(tell: Tell): { onEvent: (event: ClientEvent) => void; stop: () => void } {
  const startedAt = performance.now()
  let progress = 0
  const say = (message: string) => tell(++progress, message)
  const timer = setInterval(() => {
    say(`waiting for ${Math.round((performance.now() - startedAt) / 1000)} s`)
  }, beatMs)
  return {
    onEvent(event) {
      const message = messageOf(event)
      if (message !== undefined) say(message)
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
