import { pathToFileURL } from 'node:url'
import { fileSample } from '../../src/generator/document/file-content.ts'
import type { Group, OperationModel } from '../../src/generator/model.ts'
import { exampleArguments } from '../../src/generator/print/example-call.ts'
import { readGroup } from '../../src/generator/read/read-group.ts'
import type { FoundSpec } from './found.ts'
import { startMock } from './mock.ts'

/** The results of the calls of a group. */
export interface Called {
  readonly operations: number
  /** Calls that returned data as the spec declares it. */
  readonly succeeded: number
  /** Calls that were accepted and got an error that the spec declares, as it declares no success. */
  readonly declaredErrors: number
  /** The mock's objections to requests, and other problems, by the name of the operation. */
  readonly failed: ReadonlyMap<string, string>
}

type Method = (params: unknown, body: unknown) => Promise<unknown>
interface Bundle {
  createClient(config: object): Readonly<Record<string, Method>>
  createMock(): {
    readonly baseUrl: string | undefined
    readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  }
}

/** Sends a request to a mock, and returns whether the mock accepts it; undefined if it doesn't check. */
type Send = (url: string, init: RequestInit) => Promise<readonly [Response, isRight?: boolean]>

/**
 * Calls every operation of a generated group once, with the arguments of its example: on a third-party mock of its
 * spec, or on the generated one if that mock can't read the spec.
 */
export async function callAll(
  { name, unchecked, unread }: FoundSpec,
  document: string,
  entry: string,
): Promise<Called> {
  const group = await readGroup(document, { name })
  const bundle = (await import(pathToFileURL(entry).href)) as Bundle
  if (unread !== undefined) {
    const mock = bundle.createMock()
    return await callEach(group, bundle, mock.baseUrl, async (url, init) => [
      await mock.fetch(url, init),
      true,
    ])
  }
  const mock = await startMock(document, unchecked === undefined)
  try {
    return await callEach(group, bundle, mock.url, async (url, init) => {
      // Requests to an operation's own server go to the mock, too.
      const response = await fetch(mock.url + url.slice(new URL(url).origin.length), init)
      return [response, response.headers.get('x-steady-request-valid') === 'true']
    })
  } finally {
    await mock.stop()
  }
}

async function callEach(
  group: Group,
  { createClient }: Bundle,
  baseUrl: string | undefined,
  send: Send,
): Promise<Called> {
  const failed = new Map<string, string>()
  let succeeded = 0
  let declaredErrors = 0
  let isRight: boolean | undefined
  const client = createClient({
    baseUrl,
    token: tokenOf(group),
    retry: false,
    // Some specs have a server without TLS; nothing is sent there.
    allowHttp: ['petstore.swagger.io'],
    async fetch(url: string, init: RequestInit) {
      const [response, accepted] = await send(url, init)
      isRight = accepted
      return withLocation(response)
    },
  })
  for (const operation of group.operations) {
    const { id } = operation.definition
    const [given] = exampleArguments(group, operation)
    isRight = undefined
    try {
      await (client[id] as Method)(given?.params ?? null, withFiles(given?.body ?? null))
      succeeded++
    } catch (error) {
      const { message, status, body } = error as { message: string; status?: number; body?: unknown }
      if (isRight && declares(operation, status)) declaredErrors++
      else if (isRight === false && status === 400) failed.set(id, reasonOf(body))
      else failed.set(id, message)
    }
  }
  return { operations: group.operations.length, succeeded, declaredErrors, failed }
}

/** A value for every scheme, as an operation can need two. */
const tokenOf = ({ api: { schemes } }: Group) =>
  schemes
    ? Object.fromEntries(
        Object.keys(schemes).flatMap((name) => (schemes[name]?.in ? [[name, 'token-of-the-test']] : [])),
      )
    : 'token-of-the-test'

/** The mock returns a declared redirect without the header, so it leads nowhere. */
function withLocation(response: Response): Response {
  const { status, headers } = response
  if (!/^30[12378]$/.test(`${status}`) || headers.has('location')) return response
  return new Response(null, { status, headers: { ...Object.fromEntries(headers), location: '/elsewhere' } })
}

const declares = ({ responses }: OperationModel, status: number | undefined) =>
  responses.some((each) => !each.success && (each.status === `${status}` || each.status === 'default'))

/** The mock's objections: each place and the rule that it breaks. */
function reasonOf(body: unknown): string {
  const { steady } = Object(body) as { steady?: { errors?: { path?: string; message?: string }[] } }
  const { errors = [] } = steady ?? {}
  return errors.map(({ path, message }) => `${path}: ${message}`).join('; ') || JSON.stringify(body)
}

/** Files, if an example has a placeholder for one. */
function withFiles(value: unknown): unknown {
  if (value === fileSample) return new Blob(['content'], { type: 'text/plain' })
  if (Array.isArray(value)) return value.map(withFiles)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, withFiles(each)]))
}
