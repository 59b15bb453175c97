import type { FaultClock } from './fault-clock.ts'

/** A fetch that times out while it waits for the response headers: as soon as `arrived` resolves. */
export function outOfTimeInHeaders(clock: FaultClock, arrived: () => Promise<unknown>): typeof fetch {
  return (url, init) => {
    const answer = fetch(url, init)
    arrived().then(() => setImmediate(clock.expire))
    return answer
  }
}

/** A fetch that times out while the response body is read. */
export function outOfTimeInBody(clock: FaultClock): typeof fetch {
  return async (url, init) => {
    const answer = await fetch(url, init)
    setImmediate(() => setImmediate(clock.expire))
    return answer
  }
}
