import { throwIfAborted } from '../runtime/time/abort-hub.ts'
import { splitAddress } from './address.ts'
import type { Mock } from './mock.ts'
import { plainRequest } from './plain-request.ts'

/** Creates a fetch that mocks answer instead of the network; the URL decides which mock. */
export function createMockFetch(
  bases: readonly string[],
  mocks: readonly Pick<Mock, 'pathOf' | 'handle'>[],
): Mock['fetch'] {
  return async (input, init = {}) => {
    // A Request rejects a signal from another realm (jsdom), so keep the signal outside.
    const { signal: own, ...rest } = init
    const signal = (own === undefined && isRequest(input) ? input.signal : own) ?? undefined
    throwIfAborted(signal)
    const request = isRequest(input) ? withInit(input, rest) : plainRequest(`${input}`, rest)
    const mock = mocks.find(({ pathOf }) => pathOf(request.url) !== undefined)
    if (!mock) {
      throw connectionError(
        `the mock answers ${bases.join(', ')}, not ${splitAddress(request.url)?.origin ?? request.url}`,
      )
    }
    const { response } = await mock.handle(request, mock.pathOf(request.url) ?? '', signal)
    throwIfAborted(signal)
    if (!response) throw connectionError('the connection was closed')
    return response
  }
}

/** By its shape: the platform may have no Request to compare with. */
const isRequest = (input: string | URL | Request): input is Request =>
  typeof input === 'object' && 'url' in input

const withInit = (request: Request, init: RequestInit) =>
  Object.keys(init).length ? new Request(request, init) : request

/** The error fetch rejects with when a connection breaks (Fetch standard: a TypeError). */
function connectionError(why: string): TypeError {
  return new TypeError('fetch failed', { cause: new Error(why) })
}
