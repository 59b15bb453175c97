import type { Json } from '../document/document.ts'
import type { Group, OperationModel, ResponseModel } from '../model.ts'
import type { MakeValue } from './make-values.ts'

/** A response for the mock kit. */
export interface MockResponse {
  readonly status: number
  readonly media?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Json
}

/** The responses of a group's operations, by operationId. */
export interface MockResponses {
  readonly answers: Readonly<Record<string, MockResponse>>
  readonly errors: Readonly<Record<string, Readonly<Record<string, Json>>>>
}

/** Collects a response for each operation: the spec's first example, or a value generated from the schema. */
export function responsesOf({ operations }: Group, make: MakeValue): MockResponses {
  const answers: Record<string, MockResponse> = {}
  const errors: Record<string, Record<string, Json>> = {}
  for (const operation of operations) {
    const { id } = operation.definition
    const [success] = operation.responses.filter(({ success }) => success).toSorted(byStatus)
    answers[id] = success ? responseOf(operation, success, make) : { status: 204 }
    const declared = operation.responses.flatMap((response) => {
      const body = response.success ? undefined : bodyOf(response, make)
      return body === undefined ? [] : [[response.status, body] as const]
    })
    if (declared.length) errors[id] = Object.fromEntries(declared)
  }
  return { answers, errors }
}

/** Sorts `2XX` and `default` like the status that the mock uses for them. */
const byStatus = (a: ResponseModel, b: ResponseModel) => statusOf(a) - statusOf(b)

const statusOf = ({ status }: ResponseModel) =>
  /^\d+$/.test(status) ? Number(status) : Number(`${Number.parseInt(status, 10) || 2}00`)

function responseOf({ definition }: OperationModel, response: ResponseModel, make: MakeValue): MockResponse {
  const status = statusOf(response)
  const { media } = response
  if (status >= 300) return { status, headers: { location: `https://example.com/${definition.id}` } }
  const body = bodyOf(response, make)
  if (body === undefined) return { status }
  return { status, ...(media && !/^(application\/json|\*\/\*)$/i.test(media) && { media }), body }
}

/** A body as it is sent: JSON, or text in its media type. */
function bodyOf({ kind, media = '', schema, examples }: ResponseModel, make: MakeValue): Json | undefined {
  if (kind === 'empty') return undefined
  const [example] = examples
  const value = example?.value ?? (schema === undefined ? undefined : make(schema))
  if (kind === 'json') return value ?? {}
  const items = [value ?? 'text', value ?? 'text'].map((item) => JSON.stringify(item))
  if (/event-stream/i.test(media)) return items.map((item) => `data: ${item}\n\n`).join('')
  if (/ndjson|jsonl|json-lines/i.test(media)) return items.map((item) => `${item}\n`).join('')
  if (/json-seq/i.test(media)) return items.map((item) => `\x1e${item}\n`).join('')
  return typeof value === 'string' ? value : kind === 'text' ? JSON.stringify(value ?? 'text') : 'content'
}
