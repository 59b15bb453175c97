/**
 * A request handler as MSW calls it: MSW calls `run` of each handler in its list and sends the first response. MSW
 * exports this contract only as an abstract class; an object with the same methods keeps msw out of the imports, so a
 * mock works without msw installed, and with majors 2 and 3 alike.
 */
interface Handler {
  readonly kind: 'request'
  readonly info: { readonly header: string }
  isUsed: boolean
  test(args: { readonly request: Request }): Promise<boolean>
  run(args: { readonly request: Request; readonly requestId?: string }): Promise<Result | null>
  log(): void
  reset(): void
  restore(): void
  dispose(): void
}

interface Result {
  readonly handler: Handler
  readonly request: Request
  readonly requestId: string | undefined
  readonly parsedResult: object
  readonly response: Response
}

/**
 * The type of MSW's handlers in every major: they are classes with private members, which only `never` matches
 * without an import.
 */
export type MswHandlers = never[]

/** Makes handlers for `setupServer` and `setupWorker`. Requests outside the API go to the next handler. */
export function createMswHandlers(
  name: string,
  knows: (request: Request) => boolean,
  answer: (request: Request, signal: AbortSignal | undefined) => Promise<Response>,
): MswHandlers {
  const handler: Handler = {
    kind: 'request',
    info: { header: `mock of ${name}` },
    isUsed: false,
    async test({ request }) {
      return knows(request)
    },
    async run({ request, requestId }) {
      if (!knows(request)) return null
      handler.isUsed = true
      // React Native has none.
      const signal = request.signal as AbortSignal | undefined
      try {
        // MSW reads the request itself afterwards.
        const response = await answer(request.clone(), signal)
        if (!signal?.aborted) return { handler, request, requestId, parsedResult: {}, response }
      } catch (error) {
        if (!signal?.aborted) throw error
      }
      // Nothing waits for this response any more. MSW would print a rejection, and null would lead to the next
      // handler.
      return new Promise(() => {})
    },
    // The mock keeps its own record of calls.
    log() {},
    reset() {},
    restore() {},
    dispose() {},
  }
  return [handler as never]
}
