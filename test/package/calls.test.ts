import { build } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'
import { projectRoot } from '../support/project-copy.ts'

const user = consumer()
afterAll(user.remove)

/** A server that cuts the first connection of each key, after the work; it processes each key once. */
const server = `
import { createServer } from 'node:http'
const done = new Map()
let cuts = 0
const server = createServer((request, response) => {
  const key = request.headers['idempotency-key']
  if (request.method === 'POST' && !done.has(key)) {
    done.set(key, request.headers.authorization)
    cuts++
    return response.destroy()
  }
  response.setHeader('content-type', 'application/json')
  response.end(JSON.stringify({ total: done.size, results: [] }))
}).listen(0, '127.0.0.1')
await new Promise((resolve) => server.once('listening', resolve))
const baseUrl = 'http://127.0.0.1:' + server.address().port
`

it('the package sends a POST with a key, polls, and serves tenants with views', async () => {
  const out = await user.node(
    'calls.mjs',
    `${server}
import { createClient, poll, withOptions } from 'sdk/pipelines'
const client = createClient({ baseUrl, token: 'own', retry: { random: () => 0 }, idempotencyKey: true })
const input = { pipeline_role: 'sandbox', api_token: 'x' }
const results = await Promise.all(['acme', 'beta', 'gamma'].map((token) => withOptions(client, { token, tenant: token }).createPipeline(null, input)))
const { data } = await poll(client.listPipelines, null, { until: ({ data }) => data.total === 3, intervalMs: 5 })
console.log(JSON.stringify([results.map(({ attempts }) => attempts), [...done.values()].sort(), cuts, data.total]))
server.close()
server.closeAllConnections()`,
  )

  expect(JSON.parse(out)).toEqual([[2, 2, 2], ['Bearer acme', 'Bearer beta', 'Bearer gamma'], 3, 3])
})

describe('an app that imports none of it', () => {
  const bundle = async (contents: string) => {
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: projectRoot },
      bundle: true,
      minify: true,
      format: 'esm',
      platform: 'browser',
      write: false,
    })
    return `${outputFiles[0]?.text}`
  }
  const ofViews = 'create another client for another server'
  const ofPolls = 'without a status monitor'
  const ofKeys = 'visible ASCII'

  it.each([
    ["import { connect, listSandboxes } from './dist/sandbox.js'; console.log(connect, listSandboxes)", []],
    ["import { sdk } from './dist/index.js'; console.log(sdk)", [ofKeys]],
    [
      "import { getClient, withOptions } from './dist/sandbox.js'; console.log(getClient, withOptions)",
      [ofViews, ofKeys],
    ],
    [
      "import { connect, listSandboxes, poll } from './dist/sandbox.js'; console.log(connect, listSandboxes, poll)",
      [ofPolls],
    ],
  ])('%s', async (contents, expected) => {
    const text = await bundle(contents)

    expect([ofViews, ofPolls, ofKeys].filter((each) => text.includes(each))).toEqual(expected)
  })
})
