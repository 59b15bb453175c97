import type { CallOptions, Result } from '../config/config.ts'

/** Progress of a poll, reported before each wait. */
export interface PollProgress<Data> {
  /** The last response. */
  readonly result: Result<Data>
  /** How many responses have arrived. */
  readonly polls: number
  /** The wait before the next request, in milliseconds. */
  readonly waitMs: number
  /** Milliseconds since the poll began. */
  readonly elapsedMs: number
}

/** Options of a poll and of each of its calls. */
interface Timing<Data> extends CallOptions {
  /**
   * The wait between two requests, in milliseconds. A `Retry-After` from the server overrides it.
   * @default 1000
   */
  intervalMs?: number | undefined
  /**
   * Factor that the wait is multiplied by each time, at least 1.
   * @default 1
   */
  backoff?: number | undefined
  /**
   * The longest wait, in milliseconds.
   * @default 30000
   */
  maxIntervalMs?: number | undefined
  /**
   * Limit of the whole poll in milliseconds; each call gets the time that is left. `Infinity` for none.
   * @default 600000
   */
  deadlineMs?: number | undefined
  /** Called before each wait. An error it throws ends the poll. */
  onProgress?: ((progress: PollProgress<Data>) => void) | undefined
}

/** Options of a poll that repeats the same call. */
export interface PollOptions<Data> extends Timing<Data> {
  /** Returns whether a response is the last one. An error it throws ends the poll. */
  until: (result: Result<Data>) => boolean
  monitor?: undefined
  body?: undefined
}

/** Options of a poll that starts work and then requests the status monitor that the response names. */
export interface MonitorOptions<Body, Data> extends Timing<unknown> {
  /**
   * The operation that describes the monitor's responses, or `true` if the document has none: they are then read by
   * their content type. The monitor is requested by GET at the exact address the server sent, which must be on the
   * call's server.
   */
  monitor: true | ((...args: never[]) => Promise<Result<Data>>)
  /** The body of the call that starts the work. */
  body?: Body | undefined
  /**
   * Returns whether a response of the monitor is the last one.
   * @default any response but 202, unless its field `status` is a string other than Succeeded, Failed or Canceled
   */
  until?: ((result: Result<Data>) => boolean) | undefined
}

/** Options of either kind, before they are checked. */
export type AnyPollOptions = Omit<MonitorOptions<unknown, unknown>, 'monitor'> & {
  readonly monitor?: unknown
}
