import type { BodyModel } from '../model.ts'

/** Objects of the platform that are a body as they are, by the encoder that takes them. */
const ready: Readonly<Partial<Record<BodyModel['encoder'], string>>> = {
  formBody: 'URLSearchParams',
  multipartBody: 'FormData',
  typedParts: 'FormData',
  rawBody: 'ReadableStream<Uint8Array> | AsyncIterable<Uint8Array>',
}

/** The type of a body with what may be given ready-made in its place. */
export function withReady(type: string, body: BodyModel | undefined): string {
  const encoders = body?.encoders ?? (body ? [body.encoder] : [])
  return [...new Set([type, ...encoders.flatMap((encoder) => ready[encoder] ?? [])])].join(' | ')
}
