import { dehydrate, hydrate, InfiniteQueryObserver, QueryClient, QueryObserver } from '@tanstack/react-query'
import { connect, createClient, listSandboxEnvironments } from 'sdk/environments'
import { createMock } from 'sdk/environments/mocks'
import { infiniteQueryOptions, itemsOf, mutationOptions, queryKey, queryOptions } from 'sdk/query'
import { createClient as createSandboxClient } from 'sdk/sandbox'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

const project = { project_id: 1 }
let mock: ReturnType<typeof createMock>
let queries: QueryClient
const settings = () => ({ token: 'any', fetch: mock.fetch, retry: { baseDelayMs: 0 } })
/** The requests for lists; the rows existed before. */
const lists = () => mock.calls.filter(({ operation }) => operation === 'listSandboxEnvironments')
const client = () => createClient(settings())

beforeEach(async () => {
  mock = createMock()
  queries = new QueryClient({ defaultOptions: { queries: { retry: 5, retryDelay: 0 } } })
  for (const name of ['a', 'b', 'c', 'd', 'e'])
    await client().createSandboxEnvironment(project, { name, network_access_level: 'full' })
})
afterEach(() => queries.clear())

describe('a query', () => {
  it('keeps the data of the call under a key of API, operation and parameters', async () => {
    const options = queryOptions(client().listSandboxEnvironments, { ...project, limit: 2 })

    const data = await queries.fetchQuery(options)

    expect(data.results?.map(({ name }) => name)).toHaveLength(2)
    expect(options.queryKey).toEqual([
      'environments',
      'listSandboxEnvironments',
      { params: { project_id: 1, limit: 2 } },
    ])
    expect(queries.getQueryData(options.queryKey)).toBe(data)
  })

  it('is the same for a single operation', async () => {
    const options = queryOptions(listSandboxEnvironments, connect(settings()), project)

    expect(options.queryKey).toEqual(queryOptions(client().listSandboxEnvironments, project).queryKey)
    expect((await queries.fetchQuery(options)).count).toBe(5)
  })

  it('is retried only by the client', async () => {
    mock.fail('listSandboxEnvironments', 503)

    const failed = queries.fetchQuery(queryOptions(client().listSandboxEnvironments, project))

    await expect(failed).rejects.toMatchObject({ code: 'api_error', status: 503, attempts: 3 })
    expect(lists()).toHaveLength(3)
  })

  it('is retried by TanStack Query when the call is not', async () => {
    mock.fail('listSandboxEnvironments', 503)

    const failed = queries.fetchQuery(
      queryOptions(client().listSandboxEnvironments, project, null, { retry: false }),
    )

    await expect(failed).rejects.toMatchObject({ code: 'api_error', status: 503, attempts: 1 })
    expect(lists()).toHaveLength(6)
  })

  it('cancels its request when nothing observes it', async () => {
    let signal: AbortSignal | null | undefined
    const fetch = (_: string, init: RequestInit) => {
      signal = init.signal
      return new Promise<Response>((_resolve, reject) =>
        signal?.addEventListener('abort', () => reject(signal?.reason)),
      )
    }
    const options = queryOptions(createClient({ token: 'any', fetch }).listSandboxEnvironments, project)

    const stop = new QueryObserver(queries, options).subscribe(() => {})
    await vi.waitFor(() => expect(signal).toBeDefined())
    stop()

    expect(signal?.aborted).toBe(true)
    expect(queries.getQueryState(options.queryKey)).toMatchObject({ status: 'pending', fetchStatus: 'idle' })
  })

  it('is null when a response has no data, because a cache needs a value', async () => {
    const { results } = (await client().listSandboxEnvironments(project)).data
    const id = `${results?.[0]?.id}`

    expect(
      await queries.fetchQuery(queryOptions(client().deleteSandboxEnvironment, { ...project, id })),
    ).toBeNull()
  })

  it('waits for parameters with skipToken and with enabled', () => {
    const skip = Symbol('skipToken')
    const options = queryOptions(client().getSandboxEnvironment, skip)

    expect(options.queryFn).toBe(skip)
    expect(options.queryKey).toEqual(['environments', 'getSandboxEnvironment'])
  })
})

describe('keys', () => {
  const keys = () =>
    queries
      .getQueryCache()
      .getAll()
      .filter(({ state }) => state.isInvalidated)
      .map(({ queryKey }) => queryKey.slice(1))

  it('invalidate a group, an operation, or what has some parameters', async () => {
    const { listSandboxEnvironments } = client()
    const sandboxes = createSandboxClient({
      token: 'any',
      fetch: async () => Response.json([]),
    }).listSandboxes
    await queries.fetchQuery(queryOptions(listSandboxEnvironments, { ...project, limit: 1 }))
    await queries.fetchQuery(queryOptions(listSandboxEnvironments, { project_id: '@current' }))
    await queries.fetchInfiniteQuery(infiniteQueryOptions(listSandboxEnvironments, project))
    await queries.fetchQuery(queryOptions(sandboxes))

    const first = { params: { project_id: 1, limit: 1 } }
    const pages = { params: { project_id: 1 }, pages: true }
    await queries.invalidateQueries({ queryKey: queryKey(listSandboxEnvironments, project) })
    expect(keys()).toEqual([
      ['listSandboxEnvironments', first],
      ['listSandboxEnvironments', pages],
    ])

    await queries.invalidateQueries({ queryKey: queryKey(listSandboxEnvironments) })
    expect(keys()).toHaveLength(3)

    await queries.invalidateQueries({ queryKey: ['sandbox'] })
    expect(keys()).toHaveLength(4)
  })

  it('are plain JSON, whatever the parameters are', () => {
    const params = { project_id: 12n as never, limit: undefined, since: new Date(0), list: [1n, new Date(0)] }
    const { queryKey: key } = queryOptions(client().listSandboxEnvironments as never, ...([params] as never))

    expect(key[2]).toEqual({
      params: {
        project_id: '12',
        since: '1970-01-01T00:00:00.000Z',
        list: ['1', '1970-01-01T00:00:00.000Z'],
      },
    })
    expect(JSON.parse(JSON.stringify(key))).toEqual(key)
  })

  it('distinguish tenants and media types', () => {
    const of = (tenant: string) =>
      queryOptions(client().listSandboxEnvironments, project, null, { tenant }).queryKey[2]

    expect(of('acme')).toEqual({ params: { project_id: 1 }, tenant: 'acme' })
    expect(of('acme')).not.toEqual(of('umbrella'))
  })
})

describe('an infinite query', () => {
  const options = () => ({
    ...infiniteQueryOptions(client().listSandboxEnvironments, { ...project, limit: 2 }),
    select: itemsOf(client().listSandboxEnvironments),
  })

  it('follows each page and returns the items of all', async () => {
    const observer = new InfiniteQueryObserver(queries, options())
    const stop = observer.subscribe(() => {})
    await vi.waitFor(() => expect(observer.getCurrentResult().status).toBe('success'))

    while (observer.getCurrentResult().hasNextPage) await observer.fetchNextPage()

    expect(
      observer
        .getCurrentResult()
        .data?.map(({ name }) => name)
        .sort(),
    ).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(lists()).toHaveLength(3)
    stop()
  })

  it('continues after dehydration, also with a link header', async () => {
    const link = (offset: number) =>
      offset < 4 ? { link: `<https://elsewhere.example.org/?offset=${offset + 2}>; rel="next"` } : {}
    const asked: string[] = []
    const { listSandboxEnvironments } = createClient({
      token: 'any',
      fetch: async (url) => {
        asked.push(url)
        const offset = Number(/offset=(\d+)/.exec(url)?.[1] ?? 0)
        return Response.json([offset, offset + 1], { headers: link(offset) })
      },
    })
    const definition = { ...(listSandboxEnvironments as never as { definition: object }).definition }
    const paged = Object.assign(
      (...given: Parameters<typeof listSandboxEnvironments>) => listSandboxEnvironments(...given),
      {
        definition: { ...definition, pagination: { style: 'link' } },
      },
    ) as unknown as typeof listSandboxEnvironments
    const options = infiniteQueryOptions(paged, project)
    await queries.fetchInfiniteQuery(options)

    const restored = new QueryClient()
    hydrate(restored, JSON.parse(JSON.stringify(dehydrate(queries))))
    const observer = new InfiniteQueryObserver(restored, { ...options, staleTime: Number.POSITIVE_INFINITY })
    const stop = observer.subscribe(() => {})
    while (observer.getCurrentResult().hasNextPage) await observer.fetchNextPage()
    stop()

    expect(itemsOf(paged)(observer.getCurrentResult().data as never)).toEqual([0, 1, 2, 3, 4, 5])
    expect(asked.map((url) => new URL(url).host)).toEqual([
      'us.posthog.com',
      'us.posthog.com',
      'us.posthog.com',
    ])
  })

  it('ends when a page names an earlier one', async () => {
    const fetch = async () => Response.json({ results: [{}], next: 'https://us.posthog.com/?offset=0' })
    const { listSandboxEnvironments } = createClient({ token: 'any', fetch })

    const data = await queries.fetchInfiniteQuery({
      ...infiniteQueryOptions(listSandboxEnvironments, { ...project, offset: 0 }),
      pages: 10,
    })

    expect(data.pages).toHaveLength(1)
  })

  it('reports that the next page cannot be requested', async () => {
    const fetch = async () => Response.json({ results: [], next: 'https://us.posthog.com/?page=2' })
    const { listSandboxEnvironments } = createClient({ token: 'any', fetch })

    await expect(
      queries.fetchInfiniteQuery(infiniteQueryOptions(listSandboxEnvironments, project)),
    ).rejects.toMatchObject({
      code: 'invalid_response',
      message: expect.stringContaining('names a next page without any of its parameters'),
    })
  })
})

describe('a mutation', () => {
  it('takes parameters, body and options by name', async () => {
    const { mutationFn, mutationKey, retry } = mutationOptions(client().createSandboxEnvironment)

    const created = await mutationFn({ params: project, body: { name: 'f', network_access_level: 'full' } })

    expect(created.name).toBe('f')
    expect(mutationKey).toEqual(['environments', 'createSandboxEnvironment'])
    expect(retry?.(0, {} as never)).toBe(false)
  })

  it('can have a response without data', async () => {
    const { results } = (await client().listSandboxEnvironments(project)).data
    const { mutationFn } = mutationOptions(client().deleteSandboxEnvironment)

    expect(await mutationFn({ params: { ...project, id: `${results?.[0]?.id}` } })).toBeUndefined()
  })
})

describe('what a cache cannot hold is refused:', () => {
  const refused = (make: () => unknown) => {
    try {
      make()
    } catch (error) {
      return error
    }
    return undefined
  }

  it.each<[string, () => unknown, string]>([
    [
      'a secret',
      () =>
        queryOptions(client().createSandboxEnvironment, project, {
          name: 'a',
          network_access_level: 'full',
          environment_variables: { KEY: 'v' },
        }),
      'environment_variables is secret',
    ],
    [
      'a file',
      () => queryOptions(client().createSandboxEnvironment, project, { name: new Blob([]) } as never),
      'name is blob',
    ],
    [
      'a stream',
      () => queryOptions(client().listSandboxEnvironments, project, null, { as: 'stream' } as never),
      'data is a stream',
    ],
    [
      'a signal',
      () =>
        queryOptions(client().listSandboxEnvironments, project, null, {
          signal: new AbortController().signal,
        }),
      'signal is set by TanStack Query',
    ],
    [
      'what is not paged',
      () => infiniteQueryOptions(client().getSandboxEnvironment as never, project as never),
      'operation is not paged',
    ],
    [
      'what is not an operation',
      () => queryOptions((async () => ({})) as never),
      "operation is neither a client's method nor an operation",
    ],
  ])('%s', (_, make, problem) => {
    expect(refused(make)).toMatchObject({ code: 'config_error', message: expect.stringContaining(problem) })
  })
})
