import type { ClientEvent, Issue, ValidationError } from 'sdk'
import { expect } from 'vitest'
import { caught } from './caught.ts'
import { specOf } from './generated.ts'
import { generatedClient } from './generated-calls.ts'
import { loadedChecks, loadedSchemas } from './generated-schemas.ts'

/** What a client with the generated schemas does with one response. */
export interface CheckedResponse {
  /** The issues, one per line; `delivered` if there are none. */
  readonly refused: readonly string[] | 'delivered'
  /** The events of the listener, one per line. */
  readonly reported: readonly string[]
  readonly error: ValidationError | undefined
}

/**
 * Strictly calls an operation whose response has a schema, `{ value: … }`, and returns this value in the response.
 * The compiled checks must report exactly what the schemas report.
 */
export async function checkedResponse(
  schema: object,
  value: unknown,
  config: object = {},
): Promise<CheckedResponse> {
  const declared = { type: 'object', required: ['value'], properties: { value: schema } }
  const content = specOf({
    responses: { 200: { description: 'Yes.', content: { 'application/json': { schema: declared } } } },
  })
  const { schemas } = await loadedSchemas(content)
  const byZod = await resultOf(content, value, { schemas, ...config })
  if ('schemas' in config) return byZod
  const { checks } = await loadedChecks(content)
  const byChecks = await resultOf(content, value, { schemas: checks, ...config })
  expect(said(byChecks)).toEqual(said(byZod))
  return byZod
}

async function resultOf(content: object, value: unknown, config: object): Promise<CheckedResponse> {
  const reported: string[] = []
  const { client } = await generatedClient(content, {
    fetch: async () => Response.json(value === undefined ? {} : { value }),
    onEvent: (event: ClientEvent) => event.type === 'validation' && reported.push(line(event.issue)),
    ...config,
  })
  try {
    await client.callThings?.()
    return { refused: 'delivered', reported, error: undefined }
  } catch (thrown) {
    const error = thrown as ValidationError
    return { refused: error.issues.map(line), reported, error }
  }
}

/** The error of a request whose body has a schema; the compiled checks must throw the same one. */
export async function refusedBody(
  schema: object,
  body: unknown,
  config: object = {},
): Promise<ValidationError> {
  const content = specOf({ requestBody: { content: { 'application/json': { schema } } } }, '/things', 'post')
  const refused = async (schemas: unknown) => {
    const { client } = await generatedClient(content, { schemas, ...config })
    return (await caught(() => client.callThings?.(undefined, body))) as ValidationError
  }
  const error = await refused((await loadedSchemas(content)).schemas)
  const other = await refused((await loadedChecks(content)).checks)
  expect([other.message, other.issues]).toEqual([error.message, error.issues])
  return error
}

const said = ({ refused, reported, error }: CheckedResponse) => [
  refused,
  reported,
  error?.message,
  error?.issues,
]

const line = ({ path, message }: Issue) => `${path.join('.')}: ${message}`
