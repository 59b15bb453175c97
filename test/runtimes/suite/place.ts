/** Where the suite runs: what it is told by whoever started it. */
export interface Place {
  /** Base URL of each group of a running `sdk mock`, and that of its control. */
  readonly baseUrls: Readonly<Record<'sandbox' | 'environments' | 'pipelines' | 'control', string>>
  /** Servers of other people's that stream: Hono, and completions in the form of OpenAI's. */
  readonly streams: Readonly<Record<'hono' | 'llm', string>>
  /** A base URL where nothing listens. */
  readonly deadUrl: string
  /** Origin of the suite, where that is a page: another than that of the mock, which lets it in. */
  readonly pageOrigin: string
  /** Whether the platform tells a connection that was never made from one that broke; browsers do not. */
  readonly tellsUnsent: boolean
}

/** Who stands behind the tokens of the suite: the seed file of `sdk mock`. Every token has `s3cr3t` in it. */
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

/** What no output of the suite may hold. */
export const secret = 's3cr3t'
