import { HttpResponse, type HttpResponseResolver, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll } from 'vitest'

/** A request as it arrived. */
export interface Arrived {
  readonly method: string
  readonly url: string
  readonly authorization: string | null
  readonly accept: string | null
  readonly contentType: string | null
  readonly body: string
}

/** Intercepts the network of a test file; a request that no test expects fails. */
export function vendorServer() {
  const server = setupServer()
  beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
  afterEach(() => server.resetHandlers())
  afterAll(() => server.close())

  /** Responds at one address and records the requests. */
  return function answer(address: string | RegExp, status: number, body?: object) {
    const arrived: Arrived[] = []
    const resolver: HttpResponseResolver = async ({ request }) => {
      arrived.push({
        method: request.method,
        url: request.url,
        authorization: request.headers.get('authorization'),
        accept: request.headers.get('accept'),
        contentType: request.headers.get('content-type'),
        body: await request.text(),
      })
      return body === undefined ? new HttpResponse(null, { status }) : HttpResponse.json(body, { status })
    }
    server.use(http.all(address, resolver))
    return arrived
  }
}
