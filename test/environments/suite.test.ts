import * as sdk from 'sdk'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'
import { afterAll, describe, expect, it } from 'vitest'
import { caseTitles } from './environment.ts'
import { readResults } from './program.ts'
import { problemsOf } from './report.ts'
import { startServer } from './server.ts'
import { runCases } from './suite/index.ts'
import type { Given } from './suite/stage.ts'

type Fetch = NonNullable<Given['fetch']>

const server = await startServer()
afterAll(() => server.stop())

let runs = 0

/** Titles of the cases that fail with a fetch, in a separate environment. */
async function failedWith(fetch?: Fetch): Promise<string[]> {
  const place = { url: server.url(`run-${++runs}`) }
  const results = await runCases({ sdk, sandbox, mocks, place, ...(fetch && { fetch }) }, () => {})
  return results.filter(({ problem }) => problem !== null).map(({ title }) => title)
}

/** A fetch with a fault, which leaves the requests for records to the server. */
const bad =
  (send: Fetch): Fetch =>
  (url, init) =>
    url.endsWith('/seen') ? fetch(url, init) : send(url, init)

describe.concurrent('the cases for environments', { timeout: 20_000 }, () => {
  it('all pass with the fetch of the platform', async () => {
    expect(await failedWith()).toEqual([])
  })

  it('catch a fetch that sends a POST twice', async () => {
    const twice = bad(async (url, init) => {
      if (init.method === 'POST') await fetch(url, init).then((answer) => answer.text().catch(() => {}))
      return fetch(url, init)
    })

    expect(await failedWith(twice)).toEqual(['create', 'typed 404', 'cut body'])
  })

  it('catch a fetch that loses headers of the response', async () => {
    const bare = bad(async (url, init) => {
      const { body, status } = await fetch(url, init)
      return new Response(body, { status })
    })

    expect(await failedWith(bare)).toEqual(['list', 'typed 404'])
  })

  it('catch a fetch that takes half a body for a whole one', async () => {
    const whole = bad(async (url, init) => {
      const answer = await fetch(url, init)
      return url.includes('/cut-') ? Response.json([], { status: answer.status }) : answer
    })

    expect(await failedWith(whole)).toEqual(['cut body'])
  })

  it('catch a fetch that does not close an abandoned request', async () => {
    const deaf = bad((url, { signal: _, ...init }) => fetch(url, init))

    expect(await failedWith(deaf)).toEqual(['timeout', 'abort'])
  })

  it('catch a platform without fetch', async () => {
    const none: Fetch = () => Promise.reject(new ReferenceError('fetch is not defined'))

    expect(await failedWith(bad(none))).toEqual(caseTitles.slice(0, -1))
  })
})

describe('what a program prints', () => {
  const row = (output: string) => ({
    environment: { name: 'any', about: '', project: '', version: () => '1', run: async () => [] },
    version: '1',
    results: readResults(output),
  })
  const held = caseTitles.map((title) => `@@case ${JSON.stringify({ title, problem: null })}`)

  it('is found in its other output', () => {
    expect(problemsOf(row(`stdout | a test\n  ${held.join('\nnoise ')}`))).toEqual([])
  })

  it('is a problem when a case is missing', () => {
    expect(problemsOf(row(held.slice(1).join('\n')))).toEqual([
      { name: 'any', title: 'list', problem: 'no result' },
    ])
  })
})
