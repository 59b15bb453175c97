import type { Call } from '../sending/call.ts'

/** A request being built: plain data, which unlike a Request can be sent more than once. */
export interface Draft {
  /** Path and query; the full URL once it is sent. */
  url: string
  /** `null` removes one. */
  headers: Record<string, string | null>
  /** Reusable: sending it doesn't consume it. */
  body: NonNullable<RequestInit['body']> | null
  /** The parts of a Blob body, with strings kept as strings. */
  pieces?: readonly NonNullable<ConstructorParameters<typeof Blob>[0]>[number][]
}

/**
 * Writes one part of a call into the request. Each operation names the encoders it needs, so bundles contain no
 * others.
 */
export type Encoder = (call: Call, draft: Draft, params: object, body: unknown) => void
