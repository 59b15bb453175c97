/** Names, each with the reason for its use. */
export type Needs = Readonly<Record<string, string>>

/** What an entry uses of its environment, in addition to ECMAScript 2022. */
export interface Floor {
  /** Used somewhere without a check that it exists. */
  readonly used: Needs
  /** Used only if it exists. */
  readonly guarded: Needs
}

const crypto = 'makes a random key where one is wanted; a ConfigError says so before anything is sent'

const timers: Needs = {
  setTimeout: 'waits, unless a clock is given',
  clearTimeout: 'waits, unless a clock is given',
}

const clients: Floor = {
  used: {
    ...timers,
    AbortController: 'a ConfigError says so before anything is sent',
    crypto,
    fetch: 'a ConfigError says so before anything is sent, unless one is given',
  },
  guarded: {
    URL: 'makes a base URL uniform; without it, one is taken as it is',
    TextDecoder: 'without it, answers are read as text',
    performance: 'measures time; Date does without it',
  },
}

const { URL: _, ...guardedByClients } = clients.guarded

/** What the encoders use; a group loads only those that its operations need. */
const runtime: Floor = {
  used: {
    ...clients.used,
    Blob: 'makes parts of forms and bodies of bytes, where an operation sends any',
    FormData: 'holds the parts of a form, where an operation sends any',
    ReadableStream:
      'for `as: stream` and bodies that are streams; a ConfigError says so before anything is sent',
    btoa: 'where a name and password are sent; a ConfigError says so before anything is sent',
    TextEncoder: 'where a request body is a stream of texts',
    URLSearchParams: 'holds the fields of a form, where an operation sends any',
    URL: 'reads where a relative redirect leads; without it, such an answer is a ResponseError',
  },
  guarded: { ...guardedByClients, Request: 'tells whether cookies can be sent here' },
}

const mocks: Floor = {
  used: {
    ...timers,
    crypto: 'stands in operations, whose definitions alone are read',
    Blob: 'for blob() of an answer where there is no Response',
    ReadableStream: 'for bodies that break off; what makes them is called only where it is there',
    Request: 'lays settings over a Request that was given',
    Response: 'for MSW, which needs one',
    'Response.error': 'for MSW, which needs one',
  },
  guarded: {
    Headers: 'checks headers; without it, they are taken as they are',
    URL: 'makes addresses uniform; without it, they are taken as they are',
    'URL.canParse': 'tells a URL of the standard from that of React Native',
    location: 'what an address is relative to, in a page',
  },
}

const schemas: Floor = {
  used: { AbortController: 'the limits of a check; no call came so far without it' },
  guarded: {},
}

const otel: Floor = {
  used: {
    fetch: 'is wrapped when it is called, unless one is given',
  },
  guarded: {},
}

const debug: Floor = {
  used: { console: 'its debug takes the lines, where there is no stderr' },
  guarded: {},
}

const query: Floor = {
  used: timers,
  guarded: { performance: 'measures time; Date does without it' },
}

const limits: Floor = {
  used: { ...timers, AbortController: 'the limits of a wait; no call came so far without it' },
  guarded: { performance: 'measures time; Date does without it' },
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
