import type { MockCall } from './calls.ts'
import type { Fault, FaultRule } from './faults.ts'
import type { Handled } from './handle.ts'
import type { MswHandlers } from './msw.ts'

/** A stateful fake of one API. */
export interface Mock<Operation extends string = string, State = object, Seed = object> {
  /** Name of the API group. */
  readonly api: string
  /** Where the API is, for the client's `baseUrl`. */
  readonly baseUrl: string
  /**
   * A fetch that asks the mock and nothing else: `createClient({ fetch: mock.fetch })`. Needs no MSW. Rejects like a
   * broken connection for addresses that are not the API's. Where the platform has no Response, as in Jest's jsdom, it
   * resolves to a plain object that is read in the same way.
   */
  readonly fetch: (input: string | URL | Request, init?: RequestInit) => Promise<Response>
  /** Handlers for MSW, majors 2 and 3: `setupServer(...mock.handlers)`. Paths that are none of the API's pass through. */
  readonly handlers: MswHandlers
  /** The rows, live: what is changed here, the mock answers. */
  readonly state: State
  /** Adds rows; fields that are left out get defaults. Returns the whole rows. */
  readonly seed: Seed
  /** Every call of an operation, in the order of arrival. */
  readonly calls: readonly MockCall<Operation>[]
  /**
   * Makes an operation (or all, `'*'`) fail, until `times` calls were struck, the returned function is called or the
   * mock is reset.
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
  /** Brings back the beginning: rows, ids and times; no calls, no faults. */
  readonly reset: () => void
  /** The path of an address behind the base URL; `undefined` where the address is not the API's. */
  readonly pathOf: (url: string) => string | undefined
  /** Answers a request whose path behind the base URL is `path`. What `fetch`, `handlers` and the server stand on. */
  readonly handle: (request: Request, path: string, signal?: AbortSignal) => Promise<Handled>
}
