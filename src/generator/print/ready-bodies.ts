import type { BodyModel } from '../model.ts'

/** Platform objects that can be a body as they are, by the encoder that accepts them. */
const ready: Readonly<Partial<Record<BodyModel['encoder'], string>>> = {
  formBody: 'URLSearchParams',
  multipartBody: 'FormData',
  typedParts: 'FormData',
  rawBody: 'ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>',
}

/** The type of a body, and the platform objects accepted in its place. */
export function withReady(type: string, body: BodyModel | undefined): string {
  const encoders = body?.encoders ?? (body ? [body.encoder] : [])
  return [...new Set([type, ...encoders.flatMap((encoder) => ready[encoder] ?? [])])].join(' | ')
}
