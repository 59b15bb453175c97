import {
  type CallOptions,
  type Connection,
  connect,
  type Operation,
  type Paged,
  type Result,
} from 'sdk/environments'
import type { Pagination, Parameter } from '../../src/runtime/definition.ts'
import { operation, queryParameters } from '../../src/runtime/index.ts'

export const notesUrl = 'https://notes.example.org/v2'
const api = { name: 'environments', servers: { main: notesUrl } } as const

export interface Note {
  readonly id: number
}

interface Params {
  tag?: string
  cursor?: string
  page?: number
  limit?: number
  offset?: number
}

/** A paged operation as the generator would write it. */
interface ListNotes<Page> extends Operation, Paged<Note> {
  (
    connection: Connection<'environments'>,
    params: Params,
    body?: null,
    options?: CallOptions,
  ): Promise<Result<Page>>
}

export function listNotes<Page>(pagination: Pagination, params: Readonly<Record<string, Parameter>>) {
  return operation<ListNotes<Page>>(
    {
      api,
      id: 'listNotes',
      method: 'GET',
      path: '/notes',
      params,
      responses: { 200: 'json' },
      security: 'none',
      pagination,
    },
    queryParameters,
  )
}

/** A connection whose server responds by the query, and its requests. */
export function serverOf(answer: (query: string, number: number) => Response | Promise<Response>) {
  const asked: string[] = []
  const fetch = async (url: string) => {
    const query = url.slice(`${notesUrl}/notes`.length)
    const number = asked.push(query)
    // An endless list would block the test runner, including its timeouts.
    if (number > 20_000) throw new Error('asked for 20,000 pages')
    return answer(query, number)
  }
  return { connection: connect({ baseUrl: notesUrl, fetch }), asked }
}

export const byCursor = listNotes<{ notes: Note[]; next?: unknown }>(
  { style: 'cursor', cursor: 'cursor', next: 'next', items: 'notes' },
  { tag: { in: 'query', type: 'string' }, cursor: { in: 'query', type: 'string' } },
)

export const byOffset = listNotes<{ notes: Note[]; next?: unknown }>(
  { style: 'offset', limit: 'limit', offset: 'offset', next: 'next', items: 'notes' },
  { limit: { in: 'query', type: 'integer' }, offset: { in: 'query', type: 'integer' } },
)

export const byLink = listNotes<Note[]>(
  { style: 'link' },
  { tag: { in: 'query', type: 'string' }, page: { in: 'query', type: 'integer' } },
)
