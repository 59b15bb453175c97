import type { ClientEvent, Config } from 'sdk/pipelines'
import { createFaultClock, type FaultClock } from './fault-clock.ts'

/** The token of every client of the bench. */
export const token = 'tok-4f9c2d7e81b3'

export interface Bench<Client> {
  readonly client: Client
  readonly clock: FaultClock
  /** Every event of the client, in order. */
  readonly events: readonly ClientEvent[]
}

/**
 * Creates a client, or a connection, for a server: without jitter, on a clock where waits end at once and the time
 * limit of an attempt is real.
 */
export function benchOf<Client>(
  create: (config: Config<never>) => Client,
  { baseUrl }: { readonly baseUrl: string },
  config: Config<never> = {},
  clock = createFaultClock(config.timeoutMs === undefined ? {} : { limits: [config.timeoutMs] }),
): Bench<Client> {
  const events: ClientEvent[] = []
  const client = create({
    baseUrl,
    token,
    clock,
    retry: { random: () => 1 },
    onEvent: (event) => void events.push(event),
    ...config,
  })
  return { client, clock, events }
}
