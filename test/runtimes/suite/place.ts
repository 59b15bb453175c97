/** The suite's surroundings, set by whoever starts it. */
export interface Place {
  /** Base URL of each group of a running `sdk mock`, and that of its control path. */
  readonly baseUrls: Readonly<Record<'sandbox' | 'environments' | 'pipelines' | 'control', string>>
  /** Streaming servers by others: Hono, and completions in OpenAI's format. */
  readonly streams: Readonly<Record<'hono' | 'llm', string>>
  /** A base URL with nothing behind it. */
  readonly deadUrl: string
  /** Origin of the suite, if it is a page: another one than that of the mock, which allows it. */
  readonly pageOrigin: string
  /** Whether the platform distinguishes a connection that was never made from one that broke; browsers don't. */
  readonly tellsUnsent: boolean
}

/** The callers of the suite's tokens: the seed file of `sdk mock`. Every token contains `s3cr3t`. */
export const seed = {
  sandbox: { tokens: { 'admin-s3cr3t': {}, 'renewed-s3cr3t': {} } },
  environments: { tokens: { 'phx_ada-s3cr3t': { user: { id: 1, email: 'ada@example.com' } } } },
  pipelines: {
    tokens: {
      'production-s3cr3t': { organizationId: '54321', organizationName: 'Production' },
      'sandbox-s3cr3t': { organizationId: '12345', organizationName: 'Sandbox' },
    },
  },
}

/** What no output of the suite can contain. */
export const secret = 's3cr3t'
