import { createClient } from 'sdk/sandbox'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type RunningMock, startMock } from './start-mock.ts'

let mock: RunningMock
const ask = async (method: string, path: string, body?: unknown) => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  const response = await fetch(mock.baseUrls.control + path, { method, ...(text && { body: text }) })
  return [response.status, response.status === 204 ? undefined : await response.json()]
}
const client = () => createClient({ baseUrl: mock.baseUrls.sandbox, token: 'any', retry: false })

beforeAll(async () => {
  mock = await startMock()
})
afterAll(() => mock.stop())
beforeEach(() => ask('POST', '/reset'))

describe('/_mock', () => {
  it('adds rows and shows them', async () => {
    const dev = {
      organization_id: 'org_4f7c1d2e9ab34c60',
      id: 'org_4f7c1d2e9ab34c60_s_dev',
      sandbox_name: 'dev',
      description: null,
      users: [],
    }

    expect(await ask('POST', '/seed', { sandbox: { sandboxes: [{ sandbox_name: 'dev' }] } })).toEqual([
      200,
      { sandbox: { sandboxes: [dev] } },
    ])
    expect(await ask('GET', '/state')).toEqual([
      200,
      {
        sandbox: { sandboxes: [dev], pushes: [] },
        environments: { environments: [] },
        pipelines: { pipelines: [], requests: [] },
      },
    ])
  })

  it('makes operations fail a given number of times', async () => {
    await ask('POST', '/fail', { group: 'sandbox', operation: 'listSandboxes', fault: 503, times: 1 })
    await ask('POST', '/fail', {
      group: 'sandbox',
      fault: { type: 'rate-limit', retryAfterSeconds: 7 },
      times: 1,
    })

    await expect(client().listSandboxes()).rejects.toMatchObject({ status: 503 })
    await expect(client().listSandboxes()).rejects.toMatchObject({ status: 429, retryAfterMs: 7000 })
    expect((await client().listSandboxes()).data).toEqual([])
  })

  it('lists the calls', async () => {
    await client().createSandbox(null, { name: 'dev' })

    const [, calls] = await ask('GET', '/calls')
    expect(calls).toMatchObject({
      sandbox: [{ operation: 'createSandbox', method: 'POST', body: { name: 'dev' }, status: 201 }],
    })
  })

  it('keeps only the last 1,000 calls, to limit its memory', async () => {
    for (let round = 0; round < 11; round++) {
      await Promise.all(Array.from({ length: 100 }, () => client().listSandboxes()))
    }

    const [, calls] = await ask('GET', '/calls')
    expect((calls as { sandbox: unknown[] }).sandbox).toHaveLength(1000)
  })

  it('decides a sandbox request', async () => {
    await ask('POST', '/seed', { pipelines: { requests: [{ id: '7' }] } })

    expect(await ask('POST', '/decide', { id: '7', status: 'created' })).toEqual([
      200,
      expect.objectContaining({ id: '7', status: 'created' }),
    ])
  })

  it('resets the mocks', async () => {
    await client().createSandbox(null, { name: 'dev' })
    await ask('POST', '/fail', { group: 'sandbox', fault: 500 })

    expect(await ask('POST', '/reset')).toEqual([204, undefined])

    expect((await client().listSandboxes()).data).toEqual([])
  })

  it.each([
    ['POST', '/seed', '{', /^the body is not JSON: /],
    [
      'POST',
      '/seed',
      { sandbox: { sandboxes: [{ nmae: 'x' }] } },
      'sandbox.sandboxes[0].nmae is unknown; expected: organization_id, id, sandbox_name, description, users, apps',
    ],
    ['POST', '/seed', { sandbox: { tokens: {} } }, 'sandbox.tokens is unknown; expected: sandboxes, pushes'],
    [
      'POST',
      '/fail',
      { group: 'sandbx', fault: 500 },
      'group is "sandbx", not one of "sandbox", "environments", "pipelines"',
    ],
    [
      'POST',
      '/fail',
      { group: 'sandbox', fault: 'staall' },
      'fault "staall" is unknown; did you mean "stall"?',
    ],
    ['POST', '/fail', { group: 'sandbox', fault: 'latency' }, 'fault.ms is missing'],
    ['POST', '/fail', { group: 'sandbox', fault: 99 }, 'fault is 99, not a status from 200 to 599'],
    [
      'POST',
      '/fail',
      { group: 'sandbox', fault: 500, operation: 'listSandbox' },
      'operation listSandbox is unknown in sandbox; did you mean "listSandboxes"?',
    ],
    ['POST', '/decide', { id: 'gone', status: 'created' }, 'there is no sandbox request gone'],
  ])('refuses %s %s %j', async (method, path, body, problem) => {
    const [status, answer] = await ask(method, path, body)

    expect(status).toBe(400)
    const expected = typeof problem === 'string' ? problem : expect.stringMatching(problem)
    expect(answer).toEqual({ problems: [expected] })
  })

  it('lists the known paths when a path is unknown', async () => {
    expect(await ask('GET', '/sate')).toEqual([
      404,
      { problems: ['GET /sate is unknown; did you mean "GET /state"?'] },
    ])
  })
})
