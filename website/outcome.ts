import type { ClientEvent } from 'sdk'
import { element } from './element.ts'
import type { Outcome } from './session.ts'

/** Shows how a run ended: the steps of the call, then the data or the error. */
export function showOutcome({ value, error, printed, events, elapsedMs }: Outcome): HTMLElement[] {
  const steps = element('ol', { className: 'steps' }, ...events.map(showStep))
  const verdict = element('p', {
    className: error ? 'verdict failed' : 'verdict',
    textContent: error
      ? `${error.name}${error.code && ` (${error.code})`}: ${error.message}`
      : `resolved after ${Math.round(elapsedMs)} ms`,
  })
  const shown = error ? error.whole : value
  const blocks = [
    ...printed.map((each) => json(each)),
    ...(shown === undefined && printed.length ? [] : [shown === undefined ? empty() : json(shown)]),
  ]
  return [verdict, ...(events.length ? [steps] : []), ...blocks]
}

const json = (value: unknown) =>
  element('pre', { textContent: typeof value === 'string' ? value : JSON.stringify(value, null, 2) })

const empty = () => element('p', { className: 'empty', textContent: 'no body' })

function showStep(event: ClientEvent): HTMLElement {
  const step = element('li', { textContent: textOf(event) })
  step.dataset.type = event.type === 'response' && event.status > 299 ? 'error' : event.type
  return step
}

function textOf(event: ClientEvent): string {
  switch (event.type) {
    case 'request':
      return `${event.method}, attempt ${event.attempt}`
    case 'response':
      return `${event.status}`
    case 'retry':
      return `${event.status ?? event.code}: retrying in ${Math.round(event.waitMs)} ms`
    case 'error':
      return event.code
    case 'validation':
      return `${event.side}: ${event.issue.path.join('.')}`
    default:
      return event.type
  }
}
