import { ApiError, paginate } from 'sdk'
import { connect, listSandboxEnvironments } from 'sdk/environments'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { baseUrl, pagesBy, path, threePages } from '../support/pages.ts'

const project = { project_id: 1 }

describe('paginate', () => {
  it('returns every item of every page in order', async () => {
    const { client, asked } = pagesBy(threePages)
    const names: string[] = []

    for await (const { name } of paginate(client.listSandboxEnvironments, project)) names.push(name)

    expect(names).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(asked).toEqual([path, `${path}?limit=2&offset=2`, `${path}?limit=2&offset=4`])
  })

  it('requests nothing before the first item is read', async () => {
    const { client, asked } = pagesBy(threePages)

    const all = paginate(client.listSandboxEnvironments, project)
    all.pages()[Symbol.asyncIterator]()
    all[Symbol.asyncIterator]()

    expect(asked).toEqual([])
  })

  it('requests a page when its first item is read, and none after a break', async () => {
    const { client, asked } = pagesBy(threePages)
    const counts: number[] = []

    for await (const { name } of paginate(client.listSandboxEnvironments, project)) {
      counts.push(asked.length)
      if (name === 'c') break
    }

    expect(counts).toEqual([1, 1, 2])
    expect(asked).toHaveLength(2)
  })

  it('starts over with each loop', async () => {
    const { client, asked } = pagesBy(threePages)
    const all = paginate(client.listSandboxEnvironments, project)

    const first = await all.toArray()
    const second = await all.toArray()

    expect(second).toEqual(first)
    expect(asked).toHaveLength(6)
  })

  it('takes a single operation with its connection', async () => {
    const { asked } = pagesBy({})
    const { fetch } = fetchOf(threePages, asked)
    const connection = connect({ token: 'phx_key', baseUrl, fetch })

    const items = await paginate(listSandboxEnvironments, connection, project).toArray()

    expect(items.map(({ name }) => name)).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(asked).toHaveLength(3)
  })

  it('resumes from an offset', async () => {
    const { client, asked } = pagesBy(threePages)

    const items = await paginate(client.listSandboxEnvironments, {
      ...project,
      limit: 2,
      offset: 2,
    }).toArray()

    expect(items.map(({ name }) => name)).toEqual(['c', 'd', 'e'])
    expect(asked).toEqual([`${path}?limit=2&offset=2`, `${path}?limit=2&offset=4`])
  })

  it('does not change its parameters', async () => {
    const { client } = pagesBy(threePages)
    const params = Object.freeze({ ...project, limit: 2 })

    await paginate(client.listSandboxEnvironments, params).toArray()

    expect(params).toEqual({ project_id: 1, limit: 2 })
  })

  it('continues after an empty page that names a next one', async () => {
    const { client } = pagesBy({
      '': { names: [], next: `${path}?limit=2&offset=2` },
      'limit=2&offset=2': { names: [], next: `${path}?limit=2&offset=4` },
      'limit=2&offset=4': { names: ['e'] },
    })

    const items = await paginate(client.listSandboxEnvironments, project).toArray()

    expect(items).toEqual([{ name: 'e' }])
  })

  it('ends with what the call of a page throws', async () => {
    const { client } = pagesBy({ '': { names: ['a'], next: `${path}?limit=2&offset=90` } })
    const names: string[] = []

    const error = await caught(async () => {
      for await (const { name } of paginate(client.listSandboxEnvironments, project)) names.push(name)
    })

    expect(error).toBeInstanceOf(ApiError)
    expect(error).toMatchObject({ code: 'api_error', status: 404, operation: 'listSandboxEnvironments' })
    expect(names).toEqual(['a'])
  })
})

describe('.pages()', () => {
  it('returns the whole result of each call', async () => {
    const { client } = pagesBy(threePages)
    const pages: [number, number, number][] = []

    for await (const { data, response, attempts } of paginate(
      client.listSandboxEnvironments,
      project,
    ).pages()) {
      pages.push([data.results.length, response.status, attempts])
    }

    expect(pages).toEqual([
      [2, 200, 1],
      [2, 200, 1],
      [1, 200, 1],
    ])
  })
})

describe('.toArray()', () => {
  it.each([
    [0, 0, []],
    [1, 1, ['a']],
    [2, 1, ['a', 'b']],
    [3, 2, ['a', 'b', 'c']],
    [4, 2, ['a', 'b', 'c', 'd']],
    [5, 3, ['a', 'b', 'c', 'd', 'e']],
    [99, 3, ['a', 'b', 'c', 'd', 'e']],
  ])('with max %i requests %i pages', async (max, pages, names) => {
    const { client, asked } = pagesBy(threePages)

    const items = await paginate(client.listSandboxEnvironments, project).toArray({ max })

    expect(items.map(({ name }) => name)).toEqual(names)
    expect(asked).toHaveLength(pages)
  })
})

describe('a link to the next page', () => {
  it.each([
    ['of another origin', 'https://attacker.example/api/projects/1/sandbox_environments/?limit=2&offset=2'],
    ['with another scheme', `${path.replace('https', 'http')}?limit=2&offset=2`],
    ['with another path', `${baseUrl}/api/projects/999/secrets/?limit=2&offset=2`],
    ['without an origin', '/api/projects/1/sandbox_environments/?limit=2&offset=2'],
    ['with more parameters', `${path}?limit=2&offset=2&project_id=999&admin=1`],
    ['with a fragment', `${path}?limit=2&offset=2#top`],
  ])('%s leads to the same operation on the client’s own server', async (_, next) => {
    const { client, asked } = pagesBy({ '': { names: ['a'], next }, 'limit=2&offset=2': { names: ['b'] } })

    const items = await paginate(client.listSandboxEnvironments, project).toArray()

    expect(items).toEqual([{ name: 'a' }, { name: 'b' }])
    expect(asked).toEqual([path, `${path}?limit=2&offset=2`])
  })

  it.each([
    ['that has neither limit nor offset', `${path}?page=2`],
    ['that has no query', path],
    ['that is not a link', 'more'],
  ])('%s is an error: the rest of the list would be missing', async (_, next) => {
    const { client, asked } = pagesBy({ '': { names: ['a'], next } })

    const error = await caught(() => paginate(client.listSandboxEnvironments, project).toArray())

    expect(error).toMatchObject({
      code: 'invalid_response',
      operation: 'listSandboxEnvironments',
      status: 200,
    })
    expect(asked).toHaveLength(1)
  })
})

/** The fetch of a client of such pages. */
function fetchOf(pages: typeof threePages, asked: string[]) {
  const fetch = async (url: string) => {
    asked.push(url)
    const page = pages[new URL(url).search.slice(1)]
    return Response.json({
      count: 5,
      next: page?.next ?? null,
      previous: null,
      results: page?.names.map((name) => ({ name })),
    })
  }
  return { fetch }
}
