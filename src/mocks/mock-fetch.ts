import type { Mock } from './mock.ts'

/** Makes a fetch that is answered by mocks instead of a network: each request by the one whose address it has. */
export function createMockFetch(
  bases: readonly string[],
  mocks: readonly Pick<Mock, 'pathOf' | 'handle'>[],
): Mock['fetch'] {
  return async (input, init = {}) => {
    // A Request of one realm refuses the signal of another (jsdom), so the signal stays outside.
    const { signal = input instanceof Request ? input.signal : null, ...rest } = init
    signal?.throwIfAborted()
    const request = new Request(input, rest)
    const mock = mocks.find(({ pathOf }) => pathOf(request.url) !== undefined)
    if (!mock) throw broken(`the mock answers ${bases.join(', ')}, not ${new URL(request.url).origin}`)
    const { response } = await mock.handle(request, mock.pathOf(request.url) ?? '', signal ?? undefined)
    signal?.throwIfAborted()
    if (!response) throw broken('the connection was closed')
    return response
  }
}

/** What fetch rejects with when a connection breaks (Fetch standard: a TypeError). */
function broken(why: string): TypeError {
  return new TypeError('fetch failed', { cause: new Error(why) })
}
