import type { Client, Connection, Feature, Fetch } from './client.ts'
import { type CannedResponse, type LoopbackServer, startServer } from './server.ts'
import type { Settled } from './settle.ts'

export interface Verdict {
  result: 'pass' | 'fail' | 'n/a'
  note: string
}

export interface Drill {
  text: string
  needs?: Feature
  run(client: Client): Promise<Verdict>
}

export const TOKEN = 'drill-token-5f2c9e1b7a'

// Longer than the 3 s Retry-After in the drills, so that no client's own timeout ends the wait.
const PATIENT_MS = 10_000

export const pass = (note = ''): Verdict => ({ result: 'pass', note })
export const fail = (note: string): Verdict => ({ result: 'fail', note })

/** Connects the client to a new server with these responses, and closes the server afterwards. */
export async function against(
  client: Client,
  responses: [CannedResponse, ...CannedResponse[]],
  act: (connection: Connection, server: LoopbackServer) => Promise<Verdict>,
  timeoutMs = PATIENT_MS,
  fetch?: Fetch,
): Promise<Verdict> {
  await using server = await startServer(...responses)
  return await act(client.connect({ baseUrl: server.url, token: TOKEN, timeoutMs, fetch }), server)
}

/** What happened, in a few words. */
export function describe(settled: Settled): string {
  if (settled.how === 'hangs') return 'hangs'
  if (settled.how === 'rejected') return `${errorName(settled.error)}${errorCode(settled.error)}`
  return `resolves with ${describeValue(settled.value)}`
}

export function errorName(error: unknown): string {
  return error instanceof Error ? error.constructor.name : typeof error
}

function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : ''
}

function describeValue(value: unknown): string {
  if (typeof value === 'string') return value.trimStart().startsWith('<') ? 'the page' : 'a string'
  return value === undefined || value === null ? String(value) : 'data'
}
