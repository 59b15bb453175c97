/** Names, each with the reason for its use. */
export type Needs = Readonly<Record<string, string>>

/** What an entry uses of its environment, in addition to ECMAScript 2022. */
export interface Floor {
  /** Used somewhere without a check that it exists. */
  readonly used: Needs
  /** Used only if it exists. */
  readonly guarded: Needs
}

const crypto = 'creates random idempotency keys; without it, a ConfigError before anything is sent'

const timers: Needs = {
  setTimeout: 'for waits, unless a clock is set',
  clearTimeout: 'for waits, unless a clock is set',
}

const clients: Floor = {
  used: {
    ...timers,
    AbortController: 'without it, a ConfigError before anything is sent',
    crypto,
    fetch: 'without it and without the option, a ConfigError before anything is sent',
  },
  guarded: {
    URL: 'normalizes a base URL; without it, the URL is used unchanged',
    TextDecoder: 'without it, responses are read as text',
    performance: 'measures time; Date is the fallback',
  },
}

const { URL: _, ...guardedByClients } = clients.guarded

/** What the encoders use; a group loads only those that its operations need. */
const runtime: Floor = {
  used: {
    ...clients.used,
    Blob: 'creates form parts and binary bodies, if an operation sends any',
    FormData: 'holds the parts of a form, if an operation sends any',
    ReadableStream: 'for `as: stream` and streamed bodies; without it, a ConfigError before anything is sent',
    btoa: 'encodes a name and password; without it, a ConfigError before anything is sent',
    TextEncoder: 'if a request body is a stream of strings',
    URLSearchParams: 'holds the fields of a form, if an operation sends any',
    URL: 'resolves a relative redirect; without it, such a response is a ResponseError',
  },
  guarded: { ...guardedByClients, Request: 'shows whether cookies can be sent here' },
}

const mocks: Floor = {
  used: {
    ...timers,
    crypto: 'is in operations, but only their definitions are read',
    Blob: 'for blob() of a response if there is no Response',
    ReadableStream: 'for bodies that break off; only used if it exists',
    Request: 'overrides settings of a Request',
    Response: 'for MSW, which needs it',
    'Response.error': 'for MSW, which needs it',
  },
  guarded: {
    Headers: 'checks headers; without it, they are used unchanged',
    URL: 'normalizes addresses; without it, they are used unchanged',
    'URL.canParse': 'distinguishes the standard URL from React Native’s',
    location: 'the base of relative addresses in a page',
  },
}

const schemas: Floor = {
  used: { AbortController: 'limits the time of a check; calls fail earlier without it' },
  guarded: {},
}

const otel: Floor = {
  used: {
    fetch: 'is wrapped when it is called, unless the option is set',
  },
  guarded: {},
}

const debug: Floor = {
  used: { console: 'console.debug prints the lines if there is no stderr' },
  guarded: {},
}

const query: Floor = {
  used: timers,
  guarded: { performance: 'measures time; Date is the fallback' },
}

const limits: Floor = {
  used: { ...timers, AbortController: 'limits the time of a wait; calls fail earlier without it' },
  guarded: { performance: 'measures time; Date is the fallback' },
}

/** What each entry uses. */
export function floorOf(entry: string): Floor {
  if (entry.endsWith('mocks')) return mocks
  if (entry.endsWith('schemas')) return schemas
  if (entry === './config') return { used: {}, guarded: {} }
  if (entry === './debug') return debug
  if (entry === './query' || entry === './limits/redis') return query
  if (entry === './limits') return limits
  if (entry === './runtime') return runtime
  return entry === './otel' ? otel : clients
}
