/** A request as it is handed to fetch. */
export interface Sent {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string | undefined
}

/** Writes a request as a curl command for POSIX shells; the header of the token is left to the shell to fill in. */
export function curl({ method, url, headers, body }: Sent, tokenHeader?: string): string {
  const lines = Object.entries(headers).map(([name, value]) => {
    const text = `${name}: ${value}`
    if (name === tokenHeader) return `--header ${filledIn(text)}`
    // A header that is to be sent empty ends in a semicolon.
    return `--header ${quoted(value ? text : `${name};`)}`
  })
  // fetch says so itself where such a request has no body (Fetch Standard, section 4.6).
  if (body === undefined && /^(POST|PUT)$/.test(method)) lines.push("--header 'content-length: 0'")
  if (body !== undefined) lines.push(`--data-raw ${quoted(body)}`)
  return [`curl ${methodFlag(method, body !== undefined)}${quoted(url)}`, ...lines].join(' \\\n  ')
}

function methodFlag(method: string, hasBody: boolean): string {
  if (method === 'HEAD') return '--head '
  return method === (hasBody ? 'POST' : 'GET') ? '' : `--request ${method} `
}

/** Nothing has a meaning between single quotes but the next one. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

/** Between double quotes a variable is filled in. The rest of the text is a header's name and prefix, from a spec. */
const filledIn = (text: string) => `"${text.replace(/["\\`]/g, '\\$&')}"`
