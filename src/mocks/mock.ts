import { splitAddress } from './address.ts'
import type { MockCall, OpenCall } from './calls.ts'
import { createFaults, type Fault, type FaultRule } from './faults.ts'
import { createHandle, type Handled } from './handle.ts'
import type { IdsAndTimes } from './ids-and-times.ts'
import { createMockFetch } from './mock-fetch.ts'
import { createMswHandlers, type MswHandlers } from './msw.ts'
import type { MockOptions } from './options.ts'
import { createRouter } from './route.ts'
import type { Collections, Rows, Seeder, Seeds, Store } from './rows.ts'
import type { Answer, Call, Handlers, Shapes, Vendor } from './vendor.ts'

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

/** What a mock is made of. */
export interface MockParts<Group extends Shapes<Group>, Caller, C extends Collections> {
  readonly vendor: Vendor<Caller>
  readonly handlers: Handlers<Group, Caller>
  readonly store: Store<C>
  readonly idsAndTimes: IdsAndTimes
  /** Brings back what the group keeps beside its rows. */
  readonly onReset?: () => void
}

type Names<Group> = keyof Group & string

/** Makes the mock of a group. */
export function createMock<Group extends Shapes<Group>, Caller, C extends Collections>(
  { vendor, handlers, store, idsAndTimes, onReset }: MockParts<Group, Caller, C>,
  options: Pick<MockOptions<Names<Group>, Seeds<C>>, 'baseUrl' | 'seed' | 'latencyMs' | 'recordCalls'>,
): Mock<Names<Group>, Rows<C>, Seeder<C>> {
  type Name = Names<Group>
  const { api } = vendor
  const { baseUrl, latencyMs = 0, recordCalls = true } = options
  const bases = (baseUrl === undefined ? Object.values(api.servers) : [baseUrl]).map(normalize)
  const definitions = Object.values(vendor.operations).map(({ definition }) => definition)
  const route = createRouter(definitions, vendor)
  const faults = createFaults<OpenCall<Name>>()
  const calls: OpenCall<Name>[] = []
  const keptCalls = typeof recordCalls === 'number' ? recordCalls : recordCalls ? Number.POSITIVE_INFINITY : 0

  const handle = createHandle<Name, Caller>({
    vendor,
    route,
    faults,
    record(call) {
      calls.push(call)
      if (calls.length > keptCalls) calls.shift()
    },
    clock: idsAndTimes.clock,
    latencyMs: (name) => (typeof latencyMs === 'number' ? latencyMs : (latencyMs[name] ?? 0)),
    requestId: () => `req_${idsAndTimes.next('request', 1)}`,
    perform(name, { definition, params, query, body, url }, caller): Answer {
      const call = { params: { ...query, ...params }, body, url, caller }
      const outcome = handlers[name](call as unknown as Call<Group[Name], Caller>)
      if (!('data' in outcome)) return outcome as unknown as Answer
      return { status: Number(Object.keys(definition?.responses ?? {})[0]), body: outcome.data }
    },
  })

  const pathOf = (url: string) => {
    const { origin, path } = splitAddress(url) ?? {}
    const base = bases.find((each) => `${origin}${path}/`.startsWith(`${each}/`))
    return base === undefined ? undefined : `${origin}${path}`.slice(base.length)
  }

  const reset = () => {
    calls.length = 0
    faults.clear()
    store.clear()
    idsAndTimes.reset()
    onReset?.()
    store.fill(options.seed ?? {})
  }
  reset()

  return {
    api: api.name,
    baseUrl: bases[0] as string,
    state: store.rows,
    seed: store.seed,
    calls,
    fail: (operation, fault, rule = {}) => faults.add(operation, fault, rule),
    reset,
    pathOf,
    handle,
    fetch: createMockFetch(bases, [{ pathOf, handle }]),
    handlers: createMswHandlers(
      api.name,
      ({ method, url }) => {
        const path = pathOf(url)
        return path !== undefined && route(method, path) !== undefined
      },
      async (request, signal) => {
        const { response } = await handle(request, pathOf(request.url) ?? '', signal)
        return response ?? Response.error()
      },
    ),
  }
}

function normalize(url: string): string {
  const address = splitAddress(url)
  if (!address) throw new TypeError(`the baseUrl of a mock is an http(s) URL, and ${url} is none`)
  return `${address.origin}${address.path}`.replace(/\/$/, '')
}
