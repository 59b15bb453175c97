import type { FaultClock } from './fault-clock.ts'

/** A fetch whose time runs out while the headers of its answer are awaited: as soon as `arrived` resolves. */
export function outOfTimeInHeaders(clock: FaultClock, arrived: () => Promise<unknown>): typeof fetch {
  return (url, init) => {
    const answer = fetch(url, init)
    arrived().then(() => setImmediate(clock.expire))
    return answer
  }
}

/** A fetch whose time runs out while the body of its answer is read. */
export function outOfTimeInBody(clock: FaultClock): typeof fetch {
  return async (url, init) => {
    const answer = await fetch(url, init)
    setImmediate(() => setImmediate(clock.expire))
    return answer
  }
}
