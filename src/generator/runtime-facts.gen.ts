// Generated from src/runtime by `npm run generate`; do not edit.

import type { RuntimeFacts } from './runtime-facts.ts'

export const runtimeFacts: RuntimeFacts = {
  "publicNames": [
    {
      "name": "BasicCredentials",
      "isType": true
    },
    {
      "name": "SchemeToken",
      "isType": true
    },
    {
      "name": "SchemeTokenRequest",
      "isType": true
    },
    {
      "name": "Takes",
      "isType": true
    },
    {
      "name": "Token",
      "isType": true
    },
    {
      "name": "TokenRequest",
      "isType": true
    },
    {
      "name": "authorize",
      "isType": false
    },
    {
      "name": "configure",
      "isType": false
    },
    {
      "name": "CallOptions",
      "isType": true
    },
    {
      "name": "Config",
      "isType": true
    },
    {
      "name": "FetchOptions",
      "isType": true
    },
    {
      "name": "Result",
      "isType": true
    },
    {
      "name": "SharedOptions",
      "isType": true
    },
    {
      "name": "EventOptions",
      "isType": true
    },
    {
      "name": "ResponseAs",
      "isType": true
    },
    {
      "name": "ResponseForm",
      "isType": true
    },
    {
      "name": "ResponseOptions",
      "isType": true
    },
    {
      "name": "Connection",
      "isType": true
    },
    {
      "name": "Definition",
      "isType": true
    },
    {
      "name": "AnySdkError",
      "isType": true
    },
    {
      "name": "ApiError",
      "isType": false
    },
    {
      "name": "AuthError",
      "isType": false
    },
    {
      "name": "ConfigError",
      "isType": false
    },
    {
      "name": "ErrorContext",
      "isType": true
    },
    {
      "name": "isSdkError",
      "isType": false
    },
    {
      "name": "NetworkError",
      "isType": false
    },
    {
      "name": "ResponseError",
      "isType": false
    },
    {
      "name": "SdkError",
      "isType": false
    },
    {
      "name": "TimeoutError",
      "isType": false
    },
    {
      "name": "ValidationError",
      "isType": false
    },
    {
      "name": "isApiError",
      "isType": false
    },
    {
      "name": "Issue",
      "isType": true
    },
    {
      "name": "ClientEvent",
      "isType": true
    },
    {
      "name": "DeprecationEvent",
      "isType": true
    },
    {
      "name": "ErrorEvent",
      "isType": true
    },
    {
      "name": "ReceivedEvent",
      "isType": true
    },
    {
      "name": "RefreshEvent",
      "isType": true
    },
    {
      "name": "RequestEvent",
      "isType": true
    },
    {
      "name": "ResponseEvent",
      "isType": true
    },
    {
      "name": "RetryEvent",
      "isType": true
    },
    {
      "name": "SentEvent",
      "isType": true
    },
    {
      "name": "UndeclaredEvent",
      "isType": true
    },
    {
      "name": "UnreadableEvent",
      "isType": true
    },
    {
      "name": "ValidationEvent",
      "isType": true
    },
    {
      "name": "WaitEvent",
      "isType": true
    },
    {
      "name": "Operation",
      "isType": true
    },
    {
      "name": "OperationShape",
      "isType": true
    },
    {
      "name": "Paged",
      "isType": true
    },
    {
      "name": "PagedMethod",
      "isType": true
    },
    {
      "name": "PagedOperation",
      "isType": true
    },
    {
      "name": "PageOptions",
      "isType": true
    },
    {
      "name": "Pages",
      "isType": true
    },
    {
      "name": "paginate",
      "isType": false
    },
    {
      "name": "MonitorOptions",
      "isType": true
    },
    {
      "name": "PollOptions",
      "isType": true
    },
    {
      "name": "PollProgress",
      "isType": true
    },
    {
      "name": "poll",
      "isType": false
    },
    {
      "name": "Limiter",
      "isType": true
    },
    {
      "name": "RetryPolicy",
      "isType": true
    },
    {
      "name": "StatusPolicy",
      "isType": true
    },
    {
      "name": "QueryValue",
      "isType": true
    },
    {
      "name": "withQuery",
      "isType": false
    },
    {
      "name": "ItemStream",
      "isType": true
    },
    {
      "name": "Clock",
      "isType": true
    },
    {
      "name": "defineSchemas",
      "isType": false
    },
    {
      "name": "OperationSchemas",
      "isType": true
    },
    {
      "name": "Schemas",
      "isType": true
    },
    {
      "name": "StandardIssue",
      "isType": true
    },
    {
      "name": "StandardResult",
      "isType": true
    },
    {
      "name": "StandardSchema",
      "isType": true
    },
    {
      "name": "Validation",
      "isType": true
    },
    {
      "name": "ViewOptions",
      "isType": true
    },
    {
      "name": "withOptions",
      "isType": false
    }
  ],
  "codeNames": [
    "credentials",
    "openWithSchemes",
    "bind",
    "atServer",
    "serverUrl",
    "open",
    "operation",
    "dateRequest",
    "temporalRequest",
    "dateResponse",
    "temporalResponse",
    "accept",
    "anyBody",
    "bodyOptions",
    "bothOptions",
    "customFetch",
    "declaredIdempotencyKey",
    "formBody",
    "idempotencyKey",
    "multipartBody",
    "otherParameters",
    "parameters",
    "pathQuery",
    "queryParameters",
    "mediaType",
    "rawBody",
    "jsonBody",
    "scalarQuery",
    "sentOnce",
    "givenServer",
    "givenVariables",
    "ownServer",
    "typedParts",
    "wholeQuery",
    "int64Request",
    "int64Response",
    "ownResponse",
    "redirectResponse",
    "eventStream",
    "jsonLines",
    "jsonSequence",
    "multipartStream",
    "answerOptions",
    "eventOptions",
    "streamedResponse",
    "runtimeV1"
  ],
  "result": [
    {
      "name": "data",
      "type": "Data",
      "description": "The body of the response; `undefined` if the API declares none."
    },
    {
      "name": "response",
      "type": "Response",
      "description": "The platform's Response, its body already read."
    },
    {
      "name": "requestId",
      "type": "string | undefined",
      "description": "The server's request id, from the usual headers."
    },
    {
      "name": "attempts",
      "type": "number",
      "description": "How many attempts the call took."
    }
  ],
  "sharedOptions": [
    {
      "name": "token",
      "type": "Token",
      "description": "A token, or a function that returns one. Same as `authorize(client, token)`."
    },
    {
      "name": "headers",
      "type": "Readonly<Record<string, string | null | undefined>>",
      "description": "Headers sent with each request; `null` removes one. Only `token` sets `authorization`."
    },
    {
      "name": "fetch",
      "type": "(url: string, init: RequestInit) => Promise<Response>",
      "description": "The fetch to send requests with, looked up at call time.",
      "default": "globalThis.fetch"
    },
    {
      "name": "fetchOptions",
      "type": "FetchOptions",
      "description": "Anything else your platform's fetch accepts: `cache`, `credentials`, `mode`, `keepalive`, `priority`, or its own\nfields such as `next`, `dispatcher` or `cf`. A call's fields are merged over the client's. The client sets\nmethod, headers, body, signal and redirect itself.",
      "default": "none"
    },
    {
      "name": "timeoutMs",
      "type": "number",
      "description": "Limit of one attempt in milliseconds: token, connection, headers and the whole body. `Infinity` for none.",
      "default": "60000, or longer for operations that are known to be slow"
    },
    {
      "name": "deadlineMs",
      "type": "number",
      "description": "Limit of the whole call in milliseconds, including retries and waits. The client never starts a wait that would\noutlast it.",
      "default": "Infinity"
    },
    {
      "name": "retry",
      "type": "number | false | RetryPolicy",
      "description": "How often and when a failed call is retried: a number of retries, `false` for never, or a policy.",
      "default": "2 retries, 0.5 s doubling up to 8 s, full jitter, `Retry-After` honored up to 60 s"
    },
    {
      "name": "maxResponseBytes",
      "type": "number",
      "description": "The largest response to read, in bytes after decompression. A larger one throws a ResponseError.",
      "default": "104857600 (100 MiB)"
    },
    {
      "name": "schemas",
      "type": "Schemas",
      "description": "Schemas to check requests and responses against: those from `sdk/<group>/schemas`, or your own from\n`defineSchemas`.",
      "default": "none; nothing is checked"
    },
    {
      "name": "validate",
      "type": "Validation | { readonly request?: Validation; readonly response?: Validation }",
      "description": "What to do with data that doesn't match its schema: `strict` throws a ValidationError, for a request before it is\nsent; `warn` delivers the data and reports one event per operation and path; `false` checks nothing.",
      "default": "'strict', if there are `schemas`"
    },
    {
      "name": "formats",
      "type": "'strict' | 'warn'",
      "description": "With `validate: 'strict'`, what to do if a value of a response violates only its `format`, such as a date-time\nwithout an offset: `warn` delivers the response and reports one event per operation and path; `strict` throws. A\nblank string that violates a `pattern` counts too. Formats of requests are always strict.",
      "default": "'warn'"
    },
    {
      "name": "limiter",
      "type": "Limiter",
      "description": "Decides when each request is sent, including retries: `createLimiter` from `sdk/limits`, or your own from\n`defineLimiter`. The wait counts towards `deadlineMs`, not `timeoutMs`.",
      "default": "none; every request is sent at once"
    },
    {
      "name": "tenant",
      "type": "string | null",
      "description": "The tenant the call is for. Each tenant has its own limits in the limiter and its own retry budget, and events\nname it.",
      "default": "none"
    },
    {
      "name": "onEvent",
      "type": "Listener | readonly Listener[]",
      "description": "One or more listeners, called with a plain record of each step of a call. Errors they throw are ignored. A call's\nlisteners replace the client's.",
      "default": "none"
    }
  ],
  "clientOptions": [
    {
      "name": "baseUrl",
      "type": "string",
      "description": "Where requests go: https, or http to loopback and the hosts in `allowHttp`. Overrides `server`."
    },
    {
      "name": "allowHttp",
      "type": "readonly string[]",
      "description": "Hosts that may receive tokens and secret fields over plain http: `host` for any port, `host:port` for one, such\nas `['mock:4020', 'host.docker.internal']`. For private networks, such as Docker Compose's.",
      "default": "[]"
    },
    {
      "name": "server",
      "type": "Server",
      "description": "One of the API's servers, by name, or by its variables if it has any.",
      "default": "the first server of the API"
    },
    {
      "name": "clock",
      "type": "Clock",
      "description": "Time source, for tests.",
      "default": "the system clock"
    },
    {
      "name": "idempotencyKey",
      "type": "boolean | (() => string)",
      "description": "Sends an idempotency key with each POST and PATCH (`Idempotency-Key`, or the header the API declares), so that\nthey are retried like a GET: `true` makes a random UUID per call, a function returns the key of each call,\n`false` sends none. Use it only if the server supports it. A fixed string is only for single calls: on a client,\nthe server would treat all calls as the same one.",
      "default": "true if the API declares such a header, else false"
    }
  ],
  "callOptions": [
    {
      "name": "signal",
      "type": "AbortSignal",
      "description": "Aborts the call, which then rejects with `signal.reason`."
    },
    {
      "name": "idempotencyKey",
      "type": "string | boolean | (() => string)",
      "description": "Idempotency key of this POST or PATCH, by which the server recognizes a repeat. Pass an id that stays the same if\nyour job starts over, or `true` for a random UUID. Every attempt of the call sends the same key. 1 to 255 visible\nASCII characters.",
      "default": "the client's"
    }
  ],
  "retryPolicy": [
    {
      "name": "retries",
      "type": "number",
      "description": "The most retries of a call.",
      "default": "2"
    },
    {
      "name": "baseDelayMs",
      "type": "number",
      "description": "The first wait, in milliseconds. It doubles with each retry. The actual wait is random between 0 and this (full\njitter).",
      "default": "500"
    },
    {
      "name": "maxDelayMs",
      "type": "number",
      "description": "The longest backoff, in milliseconds.",
      "default": "8000"
    },
    {
      "name": "maxRetryAfterMs",
      "type": "number",
      "description": "The longest `Retry-After` to honor, in milliseconds. If the server asks for more, the call fails at once.",
      "default": "60000"
    },
    {
      "name": "statuses",
      "type": "Readonly<Record<number, StatusPolicy>>",
      "description": "Overrides what a status means: `true` is transient, `'unprocessed'` also says that the server has done nothing,\n`false` is permanent. After `true`, idempotent methods (GET, HEAD, OPTIONS, PUT, DELETE) are retried; POST and\nPATCH only after `'unprocessed'`.",
      "default": "{}"
    },
    {
      "name": "random",
      "type": "() => number",
      "description": "Source of the jitter: a number from 0 to 1.",
      "default": "Math.random"
    }
  ],
  "declarations": [
    "/** What a token function receives about the call that needs the token. */\nexport interface TokenRequest {\n  /** Name of the API group, e.g. `sandbox`. */\n  readonly api: string\n  /** operationId of the call; of the first one, if several share the result. */\n  readonly operation: string\n  /** True after the server rejected the last token with 401: fetch a new one and skip any cache. */\n  readonly refresh: boolean\n}",
    "/** A token, or a function that returns one. The function runs for each request; concurrent calls share one run. */\nexport type Token = string | ((request: TokenRequest) => string | Promise<string>)",
    "/** What to do with data that doesn't match its schema. */\nexport type Validation = 'strict' | 'warn' | false",
    "/** One problem with a request. */\nexport interface Issue {\n  /** Where it is, from the outside in: `['users', 0]`. Empty for the input as a whole. */\n  readonly path: readonly (string | number)[]\n  readonly message: string\n  /** The server's code for it, e.g. `missing`, `max_length`. */\n  readonly code?: string\n}"
  ],
  "errors": [
    {
      "name": "ApiError",
      "code": "api_error",
      "description": "The server responded with a status other than 2xx.",
      "fields": [
        {
          "name": "status",
          "type": "number",
          "description": "HTTP status."
        },
        {
          "name": "body",
          "type": "Body",
          "description": "The parsed JSON body, the text if it is not JSON, or `undefined` if it is empty. Secrets are masked."
        },
        {
          "name": "detail",
          "type": "string | undefined",
          "description": "The server's own explanation of what went wrong, suitable for your users: without the operation, the status and the\nserver's codes. `undefined` if the body has none. At most 500 characters."
        },
        {
          "name": "issues",
          "type": "readonly Issue[]",
          "description": "The server's own list of problems with the request; empty if it sends none."
        },
        {
          "name": "retryAfterMs",
          "type": "number | undefined",
          "description": "How long the server asks you to wait, in milliseconds: `retry-after-ms`, `Retry-After`, or the reset of the rate\nlimit that refused the request (`RateLimit`, `RateLimit-Reset`, `x-ratelimit-reset` and the like)."
        },
        {
          "name": "shouldRetry",
          "type": "boolean | undefined",
          "description": "Whether the server wants a retry (`x-should-retry`, `should-retry`). Also `true` after a 403 for an exhausted\nrate limit with a known reset."
        },
        {
          "name": "response",
          "type": "Response | undefined",
          "description": "The platform's Response, its body already read. Never printed."
        }
      ]
    },
    {
      "name": "NetworkError",
      "code": "network_error",
      "description": "No response arrived, or the connection broke while it was received.",
      "fields": [
        {
          "name": "unsent",
          "type": "boolean",
          "description": "True if the connection was never made, so the server can't have seen the request."
        }
      ]
    },
    {
      "name": "TimeoutError",
      "code": "timeout",
      "description": "Time ran out: `timeoutMs` of an attempt, `deadlineMs` of the call, or `idleTimeoutMs` of a stream.",
      "fields": [
        {
          "name": "limit",
          "type": "'attempt' | 'deadline' | 'idle'",
          "description": "Which limit ran out."
        },
        {
          "name": "phase",
          "type": "'schema' | 'limiter' | 'token' | 'connect' | 'headers' | 'body' | 'poll'",
          "description": "What the call was doing: checking the request or the response against a schema, waiting for the limiter, getting\nthe token, connecting, waiting for the headers, reading the body, or waiting for the next request of a `poll`."
        },
        {
          "name": "status",
          "type": "number | undefined",
          "description": "HTTP status, if it was known by then."
        },
        {
          "name": "last",
          "type": "{ readonly data: unknown; readonly response: Response }",
          "description": "The last response of a `poll`, if there was one. Never printed."
        }
      ]
    },
    {
      "name": "ResponseError",
      "code": "invalid_response",
      "description": "A response that can't be data: an HTML page, broken JSON, an undeclared redirect, a body over the limit.",
      "fields": [
        {
          "name": "status",
          "type": "number",
          "description": "HTTP status; 0 for a redirect, which browsers hide."
        },
        {
          "name": "contentType",
          "type": "string | undefined",
          "description": ""
        },
        {
          "name": "snippet",
          "type": "string | undefined",
          "description": "The first 200 characters of the body; withheld if the operation's response contains a secret."
        }
      ]
    },
    {
      "name": "AuthError",
      "code": "auth_error",
      "description": "The token is missing, or the token function failed or returned an unusable token.",
      "fields": []
    },
    {
      "name": "ValidationError",
      "code": "validation_error",
      "description": "A request or response doesn't match its schema. With `side: 'request'`, nothing was sent.",
      "fields": [
        {
          "name": "side",
          "type": "'request' | 'response'",
          "description": ""
        },
        {
          "name": "issues",
          "type": "readonly Issue[]",
          "description": "Every mismatch, with its path."
        }
      ]
    },
    {
      "name": "ConfigError",
      "code": "config_error",
      "description": "The call, the configuration or the environment is wrong. Nothing was sent, unless `attempts` is above 0: then your\nown `fetch` failed, and the server may have seen the request.",
      "fields": [
        {
          "name": "parameter",
          "type": "string | undefined",
          "description": "The parameter, option or field at fault."
        }
      ]
    }
  ],
  "errorContext": [
    {
      "name": "api",
      "type": "string",
      "description": "Name of the API group, e.g. `sandbox`."
    },
    {
      "name": "operation",
      "type": "string",
      "description": "operationId; absent if no operation was involved, as with a wrong configuration."
    },
    {
      "name": "method",
      "type": "string",
      "description": "HTTP method."
    },
    {
      "name": "url",
      "type": "string",
      "description": "Path template, never filled in: `/v1/sandbox/{name}`."
    },
    {
      "name": "origin",
      "type": "string",
      "description": "Scheme, host and port of the server: `https://api.valstorm.com`. The message names it when it is not the default."
    },
    {
      "name": "requestId",
      "type": "string",
      "description": "The server's id of the last response, from the usual headers."
    },
    {
      "name": "idempotencyKey",
      "type": "string",
      "description": "Idempotency key that every attempt was sent with, if any. Use it to find the call in the server's records."
    },
    {
      "name": "attempts",
      "type": "number",
      "description": "How many attempts were made; 0 if nothing was sent. A repeat with a renewed token counts as the same attempt."
    },
    {
      "name": "elapsedMs",
      "type": "number",
      "description": "Milliseconds from the call to the error, including waits."
    }
  ],
  "events": [
    {
      "type": "wait",
      "description": "The limiter makes the next request wait.",
      "fields": [
        {
          "name": "waitMs",
          "type": "number",
          "description": "The minimum wait in milliseconds; 0 if it depends on requests in flight."
        }
      ]
    },
    {
      "type": "request",
      "description": "A request is about to be sent.",
      "fields": []
    },
    {
      "type": "response",
      "description": "A response was read completely; with a 2xx status the call is done.",
      "fields": [
        {
          "name": "status",
          "type": "number",
          "description": ""
        },
        {
          "name": "durationMs",
          "type": "number",
          "description": "Milliseconds of this attempt."
        }
      ]
    },
    {
      "type": "retry",
      "description": "The call will be retried after a wait.",
      "fields": [
        {
          "name": "code",
          "type": "AnySdkError['code']",
          "description": "Why: the error's code, and its status if it has one."
        },
        {
          "name": "status",
          "type": "number | undefined",
          "description": ""
        },
        {
          "name": "waitMs",
          "type": "number",
          "description": ""
        }
      ]
    },
    {
      "type": "refresh",
      "description": "The server responded with 401; the client gets a new token.",
      "fields": []
    },
    {
      "type": "error",
      "description": "The call failed.",
      "fields": [
        {
          "name": "code",
          "type": "AnySdkError['code'] | 'aborted'",
          "description": "The error's code; `aborted` if the caller aborted the call."
        },
        {
          "name": "status",
          "type": "number | undefined",
          "description": ""
        }
      ]
    },
    {
      "type": "deprecation",
      "description": "The server announces that an operation is deprecated (RFC 9745, RFC 8594). Once per operation and client.",
      "fields": [
        {
          "name": "deprecatedAtMs",
          "type": "number | undefined",
          "description": "When it is or was deprecated, in milliseconds since the epoch, if the server reports it."
        },
        {
          "name": "sunsetAtMs",
          "type": "number | undefined",
          "description": "When it stops working, in milliseconds since the epoch, if the server reports it."
        }
      ]
    },
    {
      "type": "validation",
      "description": "Data was delivered although it doesn't match its schema (`validate: 'warn'` or `formats: 'warn'`), or a 64-bit\ninteger was rounded. Once per operation and path.",
      "fields": [
        {
          "name": "side",
          "type": "'request' | 'response'",
          "description": ""
        },
        {
          "name": "issue",
          "type": "Issue",
          "description": ""
        }
      ]
    },
    {
      "type": "unreadable",
      "description": "The environment doesn't let the client read a header, which then counts as absent. Once per header and client.",
      "fields": [
        {
          "name": "header",
          "type": "string",
          "description": "Name of the header, in lower case."
        },
        {
          "name": "reason",
          "type": "string",
          "description": "The environment's message."
        }
      ]
    },
    {
      "type": "sent",
      "description": "Bytes of a streamed request body were sent.",
      "fields": []
    },
    {
      "type": "received",
      "description": "Bytes of a streamed response were received.",
      "fields": []
    },
    {
      "type": "undeclared",
      "description": "A successful response that the API doesn't declare was delivered. Reported for each one. Without a body, `data` is\n`undefined`, whatever its type.",
      "fields": [
        {
          "name": "status",
          "type": "number",
          "description": ""
        },
        {
          "name": "reason",
          "type": "'status' | 'body'",
          "description": "What is undeclared: the status, or the kind of body, including none."
        }
      ]
    }
  ],
  "eventBase": [
    {
      "name": "call",
      "type": "string",
      "description": "Id of the call that the event belongs to."
    },
    {
      "name": "api",
      "type": "string",
      "description": "Name of the API group."
    },
    {
      "name": "operation",
      "type": "string",
      "description": "operationId"
    },
    {
      "name": "method",
      "type": "string",
      "description": ""
    },
    {
      "name": "url",
      "type": "string",
      "description": "Path template, never filled in."
    },
    {
      "name": "origin",
      "type": "string",
      "description": "Scheme, host and port of the server."
    },
    {
      "name": "attempt",
      "type": "number",
      "description": "Number of the attempt, from 1."
    },
    {
      "name": "elapsedMs",
      "type": "number",
      "description": "Milliseconds since the call began."
    },
    {
      "name": "idempotencyKey",
      "type": "string",
      "description": "Idempotency key of the call, if it has one."
    },
    {
      "name": "tenant",
      "type": "string | null",
      "description": "The tenant of the call: the `tenant` option."
    }
  ]
}
