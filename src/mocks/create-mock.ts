import type { Definition } from '../runtime/definition.ts'
import { splitAddress } from './address.ts'
import type { OpenCall } from './calls.ts'
import { checkKnown, createFaults } from './faults.ts'
import { createHandle } from './handle.ts'
import type { IdsAndTimes } from './ids-and-times.ts'
import type { Mock } from './mock.ts'
import { createMockFetch } from './mock-fetch.ts'
import { createMswHandlers } from './msw.ts'
import type { MockOptions } from './options.ts'
import { createRouter } from './route.ts'
import type { Collections, Rows, Seeder, Seeds, Store } from './rows.ts'
import type { Call, Handlers, MockResponse, Shapes, Vendor } from './vendor.ts'

/** What a mock is made of. */
export interface MockParts<Group extends Shapes<Group>, Caller, C extends Collections> {
  readonly vendor: Vendor<Caller>
  readonly handlers: Handlers<Group, Caller>
  readonly store: Store<C>
  readonly idsAndTimes: IdsAndTimes
  /** Resets the group's state other than rows. */
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
  const names = definitions.map(({ id }) => id)
  const faults = createFaults<OpenCall<Name>>(names)
  for (const name of Object.keys(latencyMs)) checkKnown('operation', name, names)
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
    perform(name, { definition, params, query, body, url }, caller): MockResponse {
      const call = { params: { ...query, ...params }, body, url, caller }
      const outcome = handlers[name](call as unknown as Call<Group[Name], Caller>)
      if (!('data' in outcome)) return outcome as unknown as MockResponse
      return answerOf(definition, outcome.data)
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

/**
 * The response for a success: the operation's first declared status, or 200 if that is a range or missing; the
 * redirect, if the data is its location.
 */
function answerOf(definition: Definition | undefined, data: unknown): MockResponse {
  const declared = Object.entries(definition?.responses ?? {}).filter(([status]) => /^\d+$/.test(status))
  const [redirect] = declared.find(([, kind]) => kind === 'redirect') ?? []
  const [status = 200] = declared.find(([, kind]) => kind !== 'redirect') ?? [redirect]
  const { location } = Object(data) as { location?: unknown }
  const leads = typeof location === 'string' && Object.keys(Object(data)).length === 1
  if (redirect !== undefined && leads) return { status: +redirect, body: undefined, headers: { location } }
  return { status: +status, body: data }
}

function normalize(url: string): string {
  const address = splitAddress(url)
  if (!address) throw new TypeError(`baseUrl of a mock must be an http(s) URL, got ${url}`)
  return `${address.origin}${address.path}`.replace(/\/$/, '')
}
