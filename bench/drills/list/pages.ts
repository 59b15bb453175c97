import { type Drill, describe, fail, pass, TOKEN } from '../drill.ts'
import { JSON_TYPE } from '../item.ts'
import { type CannedResponse, startServer } from '../server.ts'
import { settle } from '../settle.ts'

const LIMIT_MS = 3_000
const MOST_REQUESTS = 50

/** Empty pages, each of which names another next page, in the format of each API. */
export const endlessPages: Drill = {
  text: 'empty pages that always name a next one',
  needs: 'pages',
  async run(client) {
    await using server = await startServer((number): CannedResponse => {
      const next = `http://127.0.0.1/next?offset=${number * 100}&limit=100`
      const body = {
        count: 1,
        next,
        results: [],
        data: [],
        object: 'list',
        has_more: true,
        url: '/v1/customers',
      }
      const cursors = { first_id: `a${number}`, last_id: `b${number}` }
      return { status: 200, headers: JSON_TYPE, body: JSON.stringify({ ...body, ...cursors }) }
    })
    const { pages } = client.connect({ baseUrl: server.url, token: TOKEN, timeoutMs: 10_000 })
    const settled = await settle(async () => pages?.(), LIMIT_MS)
    const note = `${describe(settled)}, sent ${server.requests.length}x`
    return settled.how !== 'hangs' && server.requests.length <= MOST_REQUESTS ? pass(note) : fail(note)
  },
}
