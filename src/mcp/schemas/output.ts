import type { Definition, ResponseKind } from '../../runtime/definition.ts'
import type { Described, Node } from '../document.ts'
import { mediaIn } from './media.ts'
import { createView } from './view.ts'

/**
 * The result of a tool. `data` is what the API declares. Any other response is under `undeclared`, because clients
 * reject a result that doesn't match its schema, although the call was made.
 */
export function outputOf(
  document: unknown,
  definition: Definition,
  described: Described,
  masked: readonly string[],
): Node {
  const view = createView(document, {
    side: 'response',
    masked,
    wideIntegers: definition.int64 !== undefined,
  })
  const declared = Object.entries(definition.responses).flatMap(([status, kind]) => {
    const schema = schemaOf(kind, () => view.of(mediaIn(described.responses[status])?.schema ?? {}))
    return schema === undefined ? [] : [schema]
  })
  const different = [...new Map(declared.map((each) => [JSON.stringify(each), each])).values()]
  const data = different.length > 1 ? { anyOf: different } : different[0]
  return {
    type: 'object',
    properties: {
      status: { type: 'integer', description: 'HTTP status of the response.' },
      ...(data !== undefined && { data }),
      undeclared: {
        description: 'The response, if it is not what the API declares. The call succeeded anyway.',
      },
      problem: { type: 'string', description: 'Why the response is under `undeclared`, or is cut short.' },
      requestId: { type: 'string', description: "The server's request id." },
      ...(definition.pagination && {
        next: {
          type: 'object',
          description: 'Arguments to add to those of this call for the next page. Absent on the last page.',
        },
      }),
    },
    required: ['status'],
    ...(Object.keys(view.definitions).length && { $defs: view.definitions }),
  }
}

function schemaOf(kind: ResponseKind, json: () => unknown): unknown {
  switch (kind) {
    case 'json':
      return json()
    case 'text':
      return { type: 'string' }
    case 'binary':
      return { type: 'string', contentEncoding: 'base64' }
    case 'stream':
      return { type: 'array', description: 'The items of the stream.' }
    case 'redirect':
      return { type: 'object', properties: { location: { type: 'string' } }, required: ['location'] }
    case 'any':
      return {}
    case 'empty':
      return undefined
  }
}

/** The result of a tool in a dry run. */
export const dryRunOutput: Node = {
  type: 'object',
  properties: {
    dryRun: { const: true, description: 'Nothing was sent.' },
    request: {
      type: 'object',
      properties: {
        method: { type: 'string' },
        url: { type: 'string' },
        headers: { type: 'object', additionalProperties: { type: 'string' } },
        body: { type: 'string', description: 'As it would be sent; absent if there is none.' },
      },
      required: ['method', 'url', 'headers'],
    },
  },
  required: ['dryRun', 'request'],
}
