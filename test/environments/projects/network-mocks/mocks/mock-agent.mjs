import { MockAgent, setGlobalDispatcher } from 'undici'
import { expectAnswers, origin, row } from './expected.mjs'

const agent = new MockAgent()
agent.disableNetConnect()
agent.enableNetConnect(/127\.0\.0\.1/)
setGlobalDispatcher(agent)

export async function mock() {
  const headers = { 'content-type': 'application/json' }
  const answer = (method, path, status, body, more = {}) =>
    agent
      .get(origin)
      .intercept({ method, path: `/v1/sandbox${path}`, headers: { authorization: 'Bearer any' } })
      .reply(status, JSON.stringify(body), { headers: { ...headers, ...more } })
  answer('POST', '', 201, row)
  answer('GET', '', 503, { detail: 'busy' })
  answer('GET', '', 200, [row])
  answer('POST', '/gone/refresh', 404, { detail: 'Sandbox gone' })
  answer('DELETE', '/moved', 307, undefined, { location: `${origin}/v2/sandbox/moved` })
  agent
    .get(origin)
    .intercept({ method: 'POST', path: '/v1/sandbox' })
    .replyWithError(Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' }))
  answer('GET', '', 200, [row]).delay(2_000)

  await expectAnswers()

  agent.assertNoPendingInterceptors()
}
