import { type ClientEvent, type Config, createClient } from 'sdk/pipelines'
import { createManualClock, type ManualClock } from './manual-clock.ts'

/** The response of a test's server: a status, headers, and its duration. */
export interface TestResponse {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>> | undefined
  readonly ms?: number
  /** The connection breaks instead. */
  readonly error?: Error
}

/** A client on a clock that stands still, in front of a server that is a function, and their records. */
export function limitedClient(
  config: (clock: ManualClock) => Config<never>,
  answerTo: (number: number, url: string) => TestResponse = () => ({}),
) {
  const clock = createManualClock()
  const events: ClientEvent[] = []
  /** When each request was sent. */
  const sentAt: number[] = []
  let underWay = 0
  let most = 0
  const fetch = async (url: string, { signal }: RequestInit): Promise<Response> => {
    sentAt.push(clock.passedMs)
    const { status = 200, headers, ms = 0, error } = answerTo(sentAt.length, url)
    most = Math.max(most, ++underWay)
    try {
      if (ms)
        await new Promise<void>((resolve, reject) => {
          clock.setTimeout(resolve, ms)
          signal?.addEventListener('abort', () => reject(signal.reason))
        })
      if (error) throw error
      return Response.json(status === 200 ? { results: [] } : { message: 'no' }, {
        status,
        headers: { ...headers },
      })
    } finally {
      underWay--
    }
  }
  const client = createClient({
    baseUrl: 'https://api.test',
    token: 'token',
    clock,
    fetch,
    retry: { random: () => 1 },
    onEvent: (event) => void events.push(event),
    ...config(clock),
  })
  return {
    client,
    clock,
    events,
    sentAt,
    /** The most requests in flight at once. */
    most: () => most,
  }
}
