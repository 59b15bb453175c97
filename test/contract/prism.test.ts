import { createMocks } from 'sdk/mocks'
import { serve } from 'sdk/mocks/server'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { operationSuite } from '../support/operation-suite.ts'
import { type Prism, startPrism, violationsIn } from './prism.ts'

const answered = new Set<string>()
const objections: string[] = []

operationSuite('through Prism', async (mocks) => {
  const server = await serve({
    mocks,
    onRequest: ({ api, operation }) => answered.add(`${api}.${operation}`),
  })
  const { sandbox = '', environments = '', pipelines = '' } = server.baseUrls
  const baseUrls = { sandbox, environments, pipelines }
  const proxies = await Promise.all(
    Object.entries(baseUrls).map(async ([group, url]) => ({ url, prism: await startPrism(group, url) })),
  )
  /** Sends requests for the mocks to the proxy in front of them. */
  const through = async (url: string, init: RequestInit) => {
    const proxy = proxies.find((each) => url.startsWith(`${each.url}/`))
    if (!proxy) throw new Error(`${url} is none of the fakes'`)
    const response = await fetch(url.replace(proxy.url, proxy.prism.url), init)
    objections.push(
      ...violationsIn(response).map((each) => `${init.method} ${url.slice(proxy.url.length)}: ${each}`),
    )
    return response
  }
  return {
    baseUrls,
    fetch: { sandbox: through, environments: through, pipelines: through },
    async close() {
      await Promise.all(proxies.map(({ prism }) => prism.close()))
      await server.close()
    },
  }
})

it('Prism accepts every request and response of all 19 operations', () => {
  expect(answered.size).toBe(19)
  expect(objections).toEqual([])
})

describe('Prism objects', () => {
  const mocks = createMocks()
  const closing: (() => Promise<void>)[] = []
  let prism: Record<'sandbox' | 'environments', Prism>
  beforeAll(async () => {
    const server = await serve({ mocks })
    const start = (group: 'sandbox' | 'environments') => startPrism(group, server.baseUrls[group] ?? '')
    prism = { sandbox: await start('sandbox'), environments: await start('environments') }
    closing.push(prism.sandbox.close, prism.environments.close, server.close)
  })
  afterAll(async () => {
    for (const close of closing) await close()
  })
  beforeEach(() => mocks.reset())

  const violations = async (url: string, body?: unknown) => {
    const response = await fetch(url, {
      headers: { authorization: 'Bearer any', 'content-type': 'application/json' },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    })
    return violationsIn(response)
  }

  it.each([
    ['a field of another type', [{ id: 1 }], ['response.body.0.id must be string']],
    ['neither of two types', [{ description: 5 }], ['response.body.0.description must be string,null']],
    ['an object for a list', {}, ['response.body must be array']],
    ['one of two types: not', [{ description: null }], []],
  ])('to a response with %s', async (_, body, expected) => {
    mocks.sandbox.fail('listSandboxes', { type: 'status', status: 200, body })

    const found = await violations(`${prism.sandbox.url}/v1/sandbox`)

    expect(found).toEqual(expected)
  })

  it.each([
    ['created_by', 'Ada', 'must match exactly one schema in oneOf'],
    ['created_at', 'yesterday', 'must match format "date-time"'],
    ['id', 'x', 'must match format "uuid"'],
    ['network_access_level', 'open', 'must be equal to one of the allowed values: trusted, full, custom'],
  ])('to a response whose %s is %j', async (field, value, expected) => {
    const [row] = mocks.environments.seed.environments([{}])
    const url = `${prism.environments.url}/api/projects/12345/sandbox_environments/${row?.id}/`
    const whole = await (await fetch(url, { headers: { authorization: 'Bearer any' } })).json()
    mocks.environments.fail('*', { type: 'status', status: 200, body: { ...whole, [field]: value } })

    const found = await violations(url)

    expect(found).toContain(`response.body.${field} ${expected}`)
  })

  it('to a status that the spec does not declare', async () => {
    mocks.sandbox.fail('*', { type: 'status', status: 418, body: {} })

    const found = await violations(`${prism.sandbox.url}/v1/sandbox`)

    expect(found).toEqual([expect.stringContaining('Unable to match the returned status code')])
  })

  it('to a request with a body or a query that the spec does not allow', async () => {
    const list = `${prism.environments.url}/api/projects/1/sandbox_environments/`

    expect(await violations(`${prism.sandbox.url}/v1/sandbox`, {})).toEqual([
      "request.body must have required property 'name'",
    ])
    expect(await violations(`${list}?limit=ten`)).toEqual(['request.query.limit must be integer'])
  })
})
