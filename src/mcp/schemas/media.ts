import { isNode, type Node } from '../document.ts'

/** The schema of a body in one media type. */
export interface Media {
  readonly type: string
  readonly schema: unknown
}

/** The media type that a model can read and write best: JSON, else the first one. */
export function mediaIn(node: Node | undefined): Media | undefined {
  const declared = Object.entries(node && isNode(node.content) ? node.content : {})
  const [type, media] = declared.find(([each]) => isJson(each)) ?? declared[0] ?? []
  return type === undefined ? undefined : { type, schema: isNode(media) ? media.schema : undefined }
}

export const isJson = (type: string): boolean => /^[^;]*[/+]json\b|^\*\/\*/i.test(type)

/** Whether a schema describes bytes (OpenAPI 3.0 `format: binary`, JSON Schema `contentMediaType`). */
export const isFile = (schema: unknown): boolean =>
  isNode(schema) &&
  (schema.format === 'binary' ||
    (schema.contentMediaType !== undefined &&
      schema.contentEncoding === undefined &&
      schema.format === undefined &&
      schema.type !== 'object'))
