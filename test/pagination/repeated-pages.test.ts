import { paginate, ResponseError } from 'sdk'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { pagesBy, path } from '../support/pages.ts'

describe('a page that repeats', () => {
  it('ends in a ResponseError after its items were returned once', async () => {
    const { client, asked } = pagesBy({
      'limit=2&offset=0': { names: ['a', 'b'], next: `${path}?limit=2&offset=2` },
      'limit=2&offset=2': { names: ['c'], next: `${path}?limit=2&offset=0` },
    })
    const names: string[] = []

    const error = await caught(async () => {
      const params = { project_id: 1, limit: 2, offset: 0 }
      for await (const { name } of paginate(client.listSandboxEnvironments, params)) names.push(name)
    })

    expect(names).toEqual(['a', 'b', 'c'])
    expect(asked).toHaveLength(2)
    expect(error).toBeInstanceOf(ResponseError)
    expect(error).toMatchObject({
      code: 'invalid_response',
      message:
        'environments.listSandboxEnvironments names a page that it has already sent (GET /api/projects/{project_id}/sandbox_environments/)',
      api: 'environments',
      operation: 'listSandboxEnvironments',
      status: 200,
      attempts: 1,
    })
  })

  it('ends the list when it names itself', async () => {
    const { client, asked } = pagesBy({
      'limit=2&offset=2': { names: ['c'], next: `${path}?limit=2&offset=2` },
    })

    const error = await caught(() =>
      paginate(client.listSandboxEnvironments, { project_id: 1, limit: 2, offset: 2 }).toArray(),
    )

    expect(error).toBeInstanceOf(ResponseError)
    expect(asked).toHaveLength(1)
  })

  it('also ends the list when the first page was requested without limit and offset', async () => {
    const { client, asked } = pagesBy({
      '': { names: ['a'], next: `${path}?limit=100&offset=0` },
      'limit=100&offset=0': { names: ['a'], next: `${path}?limit=100&offset=0` },
    })

    const error = await caught(() => paginate(client.listSandboxEnvironments, { project_id: 1 }).toArray())

    expect(error).toBeInstanceOf(ResponseError)
    expect(asked.length).toBeLessThanOrEqual(2)
  })

  it('ends the list silently when it is empty', async () => {
    const { client, asked } = pagesBy({
      'limit=2&offset=2': { names: ['c'], next: `${path}?limit=2&offset=4` },
      'limit=2&offset=4': { names: [], next: `${path}?limit=2&offset=4` },
    })

    const items = await paginate(client.listSandboxEnvironments, {
      project_id: 1,
      limit: 2,
      offset: 2,
    }).toArray()

    expect(items).toEqual([{ name: 'c' }])
    expect(asked).toHaveLength(2)
  })

  it('does not affect a reader that has already stopped', async () => {
    const { client } = pagesBy({ 'limit=2&offset=2': { names: ['c'], next: `${path}?limit=2&offset=2` } })

    const items = await paginate(client.listSandboxEnvironments, {
      project_id: 1,
      limit: 2,
      offset: 2,
    }).toArray({ max: 1 })

    expect(items).toEqual([{ name: 'c' }])
  })
})
