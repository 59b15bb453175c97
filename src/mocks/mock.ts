import type { MockCall } from './calls.ts'
import type { Fault, FaultRule } from './faults.ts'
import type { Handled } from './handle.ts'
import type { MswHandlers } from './msw.ts'

/** A stateful mock of one API. */
export interface Mock<Operation extends string = string, State = object, Seed = object> {
  /** Name of the API group. */
  readonly api: string
  /** Address of the API, for the client's `baseUrl`. */
  readonly baseUrl: string
  /**
   * A fetch that the mock responds to: `createClient({ fetch: mock.fetch })`. Needs no MSW. Rejects like a broken
   * connection for URLs outside the API. Without a platform Response, as in Jest's jsdom, it resolves to a plain
   * object that reads the same way.
   */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>
  /** Handlers for MSW 2 and 3: `setupServer(...mock.handlers)`. Requests outside the API pass through. */
  readonly handlers: MswHandlers
  /** The live rows: responses include your changes. */
  readonly state: State
  /** Adds rows; missing fields get defaults. Returns the complete rows. */
  readonly seed: Seed
  /** Every call of an operation, in order of arrival. */
  readonly calls: readonly MockCall<Operation>[]
  /**
   * Makes an operation (or all, `'*'`) fail until it has hit `times` calls, you call the returned function, or you
   * reset the mock. Throws TypeError if the operation or the fault is unknown.
   *
   * @example
   * mock.fail('createSandbox', 503, { times: 2 })
   * mock.fail('*', { type: 'rate-limit', retryAfterSeconds: 3 }, { when: (call) => call.method !== 'GET' })
   */
  readonly fail: (
    operation: Operation | '*',
    fault: Fault,
    rule?: FaultRule<MockCall<Operation>>,
  ) => () => void
  /** Restores the initial rows, ids and times, and clears calls and faults. */
  readonly reset: () => void
  /** The path of a URL after the base URL; `undefined` for a URL outside the API. */
  readonly pathOf: (url: string) => string | undefined
  /** Handles a request whose path after the base URL is `path`. `fetch`, `handlers` and the server use it. */
  readonly handle: (request: Request, path: string, signal?: AbortSignal) => Promise<Handled>
}
