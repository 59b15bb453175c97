import { connect, createClient, listPipelines } from 'sdk/pipelines'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { rejection } from '../support/fault-errors.ts'

const page = async () => Response.json({ results: [], total: 0 })

afterEach(() => vi.unstubAllGlobals())

describe('what the environment lacks is reported before anything is sent', () => {
  it.each([
    ['fetch', 'fetch is missing in this environment; load a polyfill, or pass the option fetch'],
    ['AbortController', 'AbortController is missing in this environment; load a polyfill'],
  ])('%s', async (name, problem) => {
    vi.stubGlobal(name, undefined)

    const error = await rejection(createClient({ token: 'any' }).listPipelines())

    expect(error).toMatchObject({ code: 'config_error', parameter: name, attempts: 0 })
    expect((error as Error).message).toBe(
      `pipelines.listPipelines was not sent: ${problem} (GET /v1/sandbox/pipelines)`,
    )
  })

  it('a global fetch is not needed when the option is set', async () => {
    vi.stubGlobal('fetch', undefined)

    const { data } = await createClient({ token: 'any', fetch: page }).listPipelines()

    expect(data).toEqual({ results: [], total: 0 })
  })

  it('nor are URL.canParse, TextDecoder, streams, Request and performance', async () => {
    vi.stubGlobal('URL', class extends URL {})
    Object.defineProperty(URL, 'canParse', { value: undefined })
    for (const name of ['TextDecoder', 'ReadableStream', 'Request', 'Response', 'Headers', 'performance'])
      vi.stubGlobal(name, undefined)
    const fetch = async () =>
      ({
        status: 200,
        ok: true,
        headers: new Map([['content-type', 'application/json']]),
        text: async () => '{"results":[],"total":1}',
      }) as unknown as Response

    const { data } = await createClient({ baseUrl: 'https://api.test', token: 'any', fetch }).listPipelines()

    expect(data).toEqual({ results: [], total: 1 })
  })
})

describe('the signals of the package abort-controller 3, which have no reason', () => {
  /** As in old versions of React Native. */
  class OldSignal extends EventTarget {
    aborted = false
  }

  it('end a call that is under way', async () => {
    const signal = new OldSignal()
    const client = createClient({ token: 'any', fetch: () => new Promise<Response>(() => {}) })
    const call = rejection(client.listPipelines(null, null, { signal: signal as AbortSignal }))
    signal.aborted = true
    signal.dispatchEvent(new Event('abort'))

    expect(await call).toMatchObject({ name: 'AbortError', message: 'This operation was aborted' })
  })

  it('end a call that has not started', async () => {
    const signal = Object.assign(new OldSignal(), { aborted: true })
    const sent = vi.fn(page)

    const error = await rejection(
      createClient({ token: 'any', fetch: sent }).listPipelines(null, null, {
        signal: signal as AbortSignal,
      }),
    )

    expect(error).toMatchObject({ name: 'AbortError' })
    expect(sent).not.toHaveBeenCalled()
  })

  it('are distinguished from objects that are not signals', async () => {
    const error = await rejection(
      createClient({ token: 'any', fetch: page }).listPipelines(null, null, { signal: {} as AbortSignal }),
    )

    expect(error).toMatchObject({ code: 'config_error', parameter: 'signal' })
  })
})

describe('fetchOptions', () => {
  const seen = () => {
    const inits: RequestInit[] = []
    const fetch = async (_: string, init: RequestInit) => {
      inits.push(init)
      return page()
    }
    return { inits, fetch }
  }

  it('reach fetch; a call overrides single ones of its client', async () => {
    const { inits, fetch } = seen()
    const connection = connect({
      token: 'any',
      fetch,
      fetchOptions: { cache: 'no-store', credentials: 'omit' },
    })

    await listPipelines(connection, null, null, {
      fetchOptions: { cache: 'default', next: { revalidate: 60 } },
    })
    await listPipelines(connection)

    expect(inits[0]).toMatchObject({
      cache: 'default',
      credentials: 'omit',
      next: { revalidate: 60 },
      method: 'GET',
    })
    expect(inits[1]).toMatchObject({ cache: 'no-store', credentials: 'omit', redirect: 'manual' })
    expect(inits[1]).not.toHaveProperty('next')
  })

  it.each(['method', 'headers', 'body', 'signal', 'redirect'])('leave %s to the client', async (name) => {
    const { inits, fetch } = seen()
    const client = createClient({ token: 'any', fetch })

    const error = await rejection(client.listPipelines(null, null, { fetchOptions: { [name]: 'x' } }))

    expect(error).toMatchObject({ code: 'config_error', parameter: `fetchOptions.${name}` })
    expect(inits).toEqual([])
  })
})

describe('the signal of a request', () => {
  const signalOf = async (config: object, options = {}) => {
    let found: unknown
    const fetch = async (_: string, init: RequestInit) => {
      found = 'signal' in init
      return page()
    }
    await createClient({ token: 'any', fetch, ...config }).listPipelines(null, null, options)
    return found
  }

  it('is set when a limit or the caller can end it', async () => {
    expect(await signalOf({})).toBe(true)
    expect(await signalOf({ timeoutMs: 1e12, deadlineMs: 1000 })).toBe(true)
    expect(
      await signalOf({ timeoutMs: Number.POSITIVE_INFINITY }, { signal: new AbortController().signal }),
    ).toBe(true)
  })

  it('is omitted when nothing can: React then deduplicates equal requests', async () => {
    expect(await signalOf({ timeoutMs: Number.POSITIVE_INFINITY })).toBe(false)
  })
})

describe('a clock that is set back or forward', () => {
  it.each([-3_600_000, 3_600_000])('by %i ms changes neither limits nor figures', async (jump) => {
    let epoch = 1_795_435_200_000
    let monotonic = 5
    const client = createClient({
      token: 'any',
      deadlineMs: 10_000,
      retry: { random: () => 1 },
      clock: {
        now: () => epoch,
        monotonicNow: () => monotonic,
        setTimeout(callback, ms) {
          if (ms > 5000) return () => {}
          monotonic += ms
          queueMicrotask(callback)
          return () => {}
        },
      },
      fetch: async () => {
        epoch += jump
        monotonic += 10
        throw new TypeError('fetch failed')
      },
    })

    const error = await rejection(client.listPipelines())

    expect(error).toMatchObject({ code: 'network_error', attempts: 3, elapsedMs: 1530 })
  })
})

it('a clock that is a class instance keeps its this', async () => {
  class Time {
    #ms = 7
    now() {
      return this.#ms
    }
    setTimeout(callback: () => void, ms: number) {
      const timer = setTimeout(callback, ms)
      return () => clearTimeout(timer)
    }
  }

  const { data } = await createClient({ token: 'any', fetch: page, clock: new Time() }).listPipelines()

  expect(data).toEqual({ results: [], total: 0 })
})
