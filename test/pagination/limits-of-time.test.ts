import { paginate, TimeoutError } from 'sdk'
import { createClient } from 'sdk/environments'
import { describe, expect, it } from 'vitest'
import { caught } from '../support/caught.ts'
import { createFaultClock } from '../support/fault-clock.ts'
import { baseUrl, pagesBy, path, threePages } from '../support/pages.ts'

const project = { project_id: 1 }

describe('the options of paginate', () => {
  it('end the list with the caller’s reason, also between two pages', async () => {
    const { client, asked } = pagesBy(threePages)
    const controller = new AbortController()
    const names: string[] = []

    const error = await caught(async () => {
      const { signal } = controller
      for await (const { name } of paginate(client.listSandboxEnvironments, project, { signal })) {
        names.push(name)
        if (name === 'b') controller.abort(new Error('enough'))
      }
    })

    expect(error).toBe(controller.signal.reason)
    expect(names).toEqual(['a', 'b'])
    expect(asked).toHaveLength(1)
  })

  it('end a page request that is under way', async () => {
    const controller = new AbortController()
    const fetch = (_: string, { signal }: RequestInit) =>
      new Promise<Response>((_resolve, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
        controller.abort(new Error('enough'))
      })
    const client = createClient({ token: 'phx_key', baseUrl, fetch })

    const error = await caught(() =>
      paginate(client.listSandboxEnvironments, project, { signal: controller.signal }).toArray(),
    )

    expect(error).toBe(controller.signal.reason)
  })

  it('set a new deadline for each page', async () => {
    const clock = createFaultClock({ limits: [] })
    let now = 0
    const slow = { ...clock, now: () => now, setTimeout: () => () => {} }
    const { client, asked } = pagesBy(threePages, { clock: slow })
    const names: string[] = []

    const pages = paginate(client.listSandboxEnvironments, project, { deadlineMs: 1000 })
    for await (const { name } of pages) {
      names.push(name)
      now += 900
    }

    expect(names).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(asked).toHaveLength(3)
  })

  it('end the page that passes its deadline', async () => {
    const clock = createFaultClock({ limits: [30] })
    const fetch = async (url: string, { signal }: RequestInit) => {
      if (!url.includes('offset=2')) {
        return Response.json({
          count: 4,
          next: `${path}?limit=2&offset=2`,
          previous: null,
          results: [{ name: 'a' }],
        })
      }
      return new Promise<Response>((_, reject) => {
        signal?.addEventListener('abort', () => reject(signal.reason))
      })
    }
    const client = createClient({ token: 'phx_key', baseUrl, fetch, clock })
    const names: string[] = []

    const error = await caught(async () => {
      for await (const { name } of paginate(client.listSandboxEnvironments, project, { deadlineMs: 30 })) {
        names.push(name)
      }
    })

    expect(names).toEqual(['a'])
    expect(error).toBeInstanceOf(TimeoutError)
    expect(error).toMatchObject({ code: 'timeout', limit: 'deadline', phase: 'headers' })
  })

  it('apply to every page: headers and events', async () => {
    const { client } = pagesBy(threePages)
    const events: string[] = []

    await paginate(client.listSandboxEnvironments, project, {
      onEvent: ({ type }) => events.push(type),
    }).toArray()

    expect(events).toEqual(['request', 'response', 'request', 'response', 'request', 'response'])
  })
})
