import type { Fault } from 'sdk/mocks'

/** The choices for how the server of a run behaves. */
export const faults: readonly { readonly title: string; readonly fault?: Fault }[] = [
  { title: 'no fault' },
  { title: '503', fault: 503 },
  { title: '500', fault: 500 },
  { title: '429, Retry-After', fault: { type: 'rate-limit', retryAfterSeconds: 1 } },
  { title: '403', fault: 403 },
  { title: 'disconnects', fault: 'disconnect' },
  { title: 'cuts the body', fault: 'cut' },
  { title: 'stalls', fault: 'stall' },
  { title: 'broken JSON', fault: 'bad-json' },
  { title: 'HTML page', fault: 'html' },
  { title: 'slow, 800 ms', fault: { type: 'latency', ms: 800 } },
]
