import type { ClientEvent } from '../../runtime/events/events.ts'
import { note } from '../fail.ts'
import { type Progress, startProgress } from '../progress.ts'
import type { Target } from './target.ts'

/** Shows the progress of a call on the terminal: waits, retries and deprecations. */
export function follow({ definition: { api, id } }: Target): {
  progress: Progress
  onEvent: (event: ClientEvent) => void
} {
  const progress = startProgress(`${api.name}.${id}`)
  return {
    progress,
    onEvent(event) {
      if (event.type === 'retry') {
        const seconds = (event.waitMs / 1000).toFixed(1)
        progress.update(`${event.status ?? event.code}, retrying in ${seconds} s`)
      }
      if (event.type === 'request') progress.update(event.attempt > 1 ? `attempt ${event.attempt}` : '')
      if (event.type === 'deprecation') {
        const { sunsetAtMs } = event
        const end =
          sunsetAtMs === undefined ? '' : ` and ends on ${new Date(sunsetAtMs).toISOString().slice(0, 10)}`
        note(`${api.name}.${id} is deprecated${end}`)
      }
    },
  }
}
