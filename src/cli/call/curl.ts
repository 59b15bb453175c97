/** A request that a curl command can send. */
export interface CurlRequest {
  readonly method: string
  readonly url: string
  readonly headers: Record<string, string>
  readonly body: string | undefined
}

/** Writes a request as a curl command for POSIX shells; the shell fills in the token's header. */
export function curl({ method, url, headers, body }: CurlRequest, tokenHeader?: string): string {
  const lines = Object.entries(headers).map(([name, value]) => {
    const text = `${name}: ${value}`
    if (name === tokenHeader) return `--header ${filledIn(text)}`
    // curl marks an empty header with a semicolon.
    return `--header ${quoted(value ? text : `${name};`)}`
  })
  // fetch sends this itself if such a request has no body (Fetch Standard, section 4.6).
  if (body === undefined && /^(POST|PUT)$/.test(method)) lines.push("--header 'content-length: 0'")
  if (body !== undefined) lines.push(`--data-raw ${quoted(body)}`)
  return [`curl ${methodFlag(method, body !== undefined)}${quoted(url)}`, ...lines].join(' \\\n  ')
}

function methodFlag(method: string, hasBody: boolean): string {
  if (method === 'HEAD') return '--head '
  return method === (hasBody ? 'POST' : 'GET') ? '' : `--request ${method} `
}

/** Between single quotes only the next single quote is special. */
const quoted = (text: string) => `'${text.replaceAll("'", "'\\''")}'`

/** Between double quotes the shell expands the variable. The rest is a header's name and prefix from a spec. */
const filledIn = (text: string) => `"${text.replace(/["\\`]/g, '\\$&')}"`
