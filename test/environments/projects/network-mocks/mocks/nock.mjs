import assert from 'node:assert/strict'
import nock from 'nock'
import { expectAnswers, origin, row } from './expected.mjs'

nock.disableNetConnect()
nock.enableNetConnect('127.0.0.1')

export async function mock() {
  const api = nock(origin, { reqheaders: { authorization: 'Bearer any' } })
    .post('/v1/sandbox', { name: 'dev' })
    .reply(201, row)
    .get('/v1/sandbox')
    .reply(503, { detail: 'busy' })
    .get('/v1/sandbox')
    .reply(200, [row])
    .post('/v1/sandbox/gone/refresh')
    .reply(404, { detail: 'Sandbox gone' })
    .delete('/v1/sandbox/moved')
    .reply(307, undefined, { location: `${origin}/v2/sandbox/moved` })
    .post('/v1/sandbox', { name: 'broken' })
    .replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }))
    .get('/v1/sandbox')
    .delay(2_000)
    .reply(200, [row])

  await expectAnswers()

  assert.deepEqual(api.pendingMocks(), [])
  nock.abortPendingRequests()
}
