/** A fetch from another package, or one that wraps the platform's. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>

export interface ConnectOptions {
  baseUrl: string
  token: string
  timeoutMs: number
  /** Only for clients that have the feature. */
  fetch?: Fetch | undefined
}

export interface Connection {
  /** What a user of the package would call the client, and might log. */
  client: unknown
  get(id: string): Promise<unknown>
  post(): Promise<unknown>
  list(signal: AbortSignal): Promise<unknown>
  /** Reads every page of a list. Only for clients that have the feature. */
  pages?(): Promise<unknown>
}

export type Feature = 'abort signal' | 'path parameter' | 'fetch option' | 'pages'

/** A package under test, and how to recognize its errors. */
export interface Client {
  name: string
  /** Features missing from its public API, each with the reason shown in the table. */
  lacks?: Partial<Record<Feature, string>>
  connect(options: ConnectOptions): Connection
  isOwnError(error: unknown): boolean
  isTimeoutError(error: unknown): boolean
  isNetworkError(error: unknown): boolean
  statusOf(error: unknown): number | undefined
}
