import { limited, longestTimerMs, type Waiting } from './limited.ts'

/** Waits for `ms`, or rejects with the caller's reason when it aborts. */
export const sleep = (waiting: Waiting, ms: number): Promise<void> =>
  new Promise((resolve, reject) => {
    const forever = () => new Promise<never>(() => {})
    limited(waiting, Math.min(ms, longestTimerMs), forever, resolve as () => never).catch(reject)
  })
