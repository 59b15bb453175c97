/** The arguments of a call to fetch. */
export interface Sent {
  readonly method: string | undefined
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: unknown
}

/** A fetch that records its calls and creates a new response for each. */
export function recorder(answer: () => Response = () => Response.json([])) {
  const sent: Sent[] = []
  const fetch = async (url: string, init: RequestInit): Promise<Response> => {
    const headers = Object.fromEntries(new Headers(init.headers))
    sent.push({ method: init.method, url, headers, body: init.body })
    return answer()
  }
  return { fetch, sent }
}
