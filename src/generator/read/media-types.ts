/** Whether a media type's content is one JSON value. */
export const isJsonType = (type: string): boolean => /^(application|text)\/(.*\+)?json(?!-seq)\b/i.test(type)

/** Whether a media type's content is text. */
export const isTextType = (type: string): boolean =>
  /^text\/|[/+](xml|yaml|x-yaml|csv|jwt|ndjson|x-ndjson|jsonl|json-seq|graphql|text)\b/i.test(type)

/** A media type without its parameters, in lower case, for comparison (RFC 9110, section 8.3.1). */
export const mediaName = (type: string): string => type.replace(/\s*;.*/, '').toLowerCase()
