import type { Call } from '../sending/call.ts'

/** A request on its way to being sent: plain data, which can be sent again, unlike a Request. */
export interface Draft {
  /** Path and query; the whole address, once it is sent. */
  url: string
  /** `null` takes one away. */
  headers: Record<string, string | null>
  /** Nothing that is used up by being sent. */
  body: NonNullable<RequestInit['body']> | null
  /** What a body that is a Blob is made of, its texts apart. */
  pieces?: readonly NonNullable<ConstructorParameters<typeof Blob>[0]>[number][]
}

/**
 * Writes one part of a call into the request. An operation names the encoders that it needs, so that an app carries
 * no code for what its operations do not have.
 */
export type Encoder = (call: Call, draft: Draft, params: object, body: unknown) => void
