import type { CallOptions, Result } from '../config/config.ts'

/** What a poll tells between two questions. */
export interface PollProgress<Data> {
  /** The last answer. */
  readonly result: Result<Data>
  /** How many answers there were. */
  readonly polls: number
  /** The wait before the next question, in milliseconds. */
  readonly waitMs: number
  /** Milliseconds since the poll began. */
  readonly elapsedMs: number
}

/** Options of each call of a poll, and of the whole. */
interface Timing<Data> extends CallOptions {
  /**
   * The wait between two questions, in milliseconds. What the server asks to wait (`Retry-After`) is obeyed instead.
   * @default 1000
   */
  intervalMs?: number | undefined
  /**
   * What the wait is multiplied by each time, from 1.
   * @default 1
   */
  backoff?: number | undefined
  /**
   * How long the wait becomes at the most, in milliseconds.
   * @default 30000
   */
  maxIntervalMs?: number | undefined
  /**
   * Limit of the whole poll in milliseconds; each call may take what is left. `Infinity` for none.
   * @default 600000
   */
  deadlineMs?: number | undefined
  /** Called before each wait. What it throws ends the poll. */
  onProgress?: ((progress: PollProgress<Data>) => void) | undefined
}

/** Options of a poll that makes the same call again. */
export interface PollOptions<Data> extends Timing<Data> {
  /** Says of each answer whether it is the last one. What it throws ends the poll. */
  until: (result: Result<Data>) => boolean
  monitor?: undefined
  body?: undefined
}

/** Options of a poll that begins work and then asks the status monitor that the answer names. */
export interface MonitorOptions<Body, Data> extends Timing<unknown> {
  /**
   * The operation that reads the answers of the monitor; `true` where the document has none, and they are read by their
   * content type. Only an address on the server of the call is asked, by GET, exactly as the server wrote it.
   */
  monitor: true | ((...args: never[]) => Promise<Result<Data>>)
  /** The body of the call that begins the work. */
  body?: Body | undefined
  /**
   * Says of each answer of the monitor whether it is the last one.
   * @default any answer but 202, unless its field `status` is a text other than Succeeded, Failed or Canceled
   */
  until?: ((result: Result<Data>) => boolean) | undefined
}

/** Any of them, before it is checked. */
export type AnyPollOptions = Omit<MonitorOptions<unknown, unknown>, 'monitor'> & {
  readonly monitor?: unknown
}
