/** A request as fetch receives it. */
export interface CapturedRequest {
  readonly method: string
  readonly url: string
  /** By lower-case name. */
  readonly headers: Record<string, string>
  readonly body: RequestInit['body'] | undefined
}

/**
 * Captures the request of a call without sending it: `call` makes the call with this fetch, and without retries. Throws
 * what the call throws before it sends anything.
 */
export async function captureRequest(
  call: (fetch: (url: string, init: RequestInit) => Promise<Response>) => Promise<unknown>,
): Promise<CapturedRequest> {
  let captured: CapturedRequest | undefined
  try {
    await call((url, init) => {
      const headers = Object.fromEntries(new Headers(init.headers))
      captured = { method: `${init.method}`, url, headers, body: init.body ?? undefined }
      return Promise.reject(new Error('a dry run sends nothing'))
    })
  } catch (error) {
    if (!captured) throw error
  }
  return captured as CapturedRequest
}
