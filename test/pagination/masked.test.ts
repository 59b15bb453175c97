import { connect, createClient, listSandboxEnvironments, paginate, type SdkError } from 'sdk/environments'
import { infiniteQueryOptions } from 'sdk/query'
import { expect, it } from 'vitest'
import { caught } from '../support/caught.ts'

const token = 'phx-4f9c2d7e81b3'

/** A server that sends the token back in its headers, with a page that links to none. */
const fetch = async () =>
  Response.json(
    { count: 1, next: 'https://us.posthog.com/elsewhere', previous: null, results: [] },
    { headers: { 'x-request-id': `req-${token}`, 'content-type': `application/json; id=${token}` } },
  )

const config = { token, fetch, retry: false } as const
const client = createClient(config)
const signal = new AbortController().signal

it.each([
  ['paginate with a method', () => paginate(client.listSandboxEnvironments, { project_id: 1 }).toArray()],
  [
    'paginate with an operation',
    () => paginate(listSandboxEnvironments, connect(config), { project_id: 1 }).toArray(),
  ],
  [
    'an infinite query with a method',
    () =>
      infiniteQueryOptions(client.listSandboxEnvironments, { project_id: 1 }).queryFn({
        signal,
        pageParam: {},
      }),
  ],
  [
    'an infinite query with an operation',
    () =>
      infiniteQueryOptions(listSandboxEnvironments, connect(config), { project_id: 1 }).queryFn({
        signal,
        pageParam: {},
      }),
  ],
])('an error about a page of %s contains no token', async (_, work) => {
  const error = (await caught(work)) as SdkError

  expect(error).toMatchObject({
    code: 'invalid_response',
    requestId: 'req-[redacted]',
    contentType: 'application/json; id=[redacted]',
  })
  expect(JSON.stringify(error)).not.toContain(token)
})
