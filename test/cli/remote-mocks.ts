import type { Mocks } from 'sdk/mocks'
import type { Fetch } from '../support/checked-fetch.ts'

type Rows = Record<string, object[]>
type State = Record<'sandbox' | 'environments' | 'pipelines', Rows>

/**
 * Connects the mocks of this process to those of a running `sdk mock`: what is seeded, decided and reset here happens
 * there before the next request, and the rows there are copied here after each response. Returns the fetch that does
 * so.
 */
export function connectMocks(mocks: Mocks, control: string): Fetch {
  let work: Promise<unknown> = Promise.resolve()
  const first = (task: () => Promise<unknown>) => {
    work = work.then(task)
    return work
  }
  const ask = async (method: string, path: string, body?: unknown) => {
    const response = await fetch(control + path, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
    return response
  }
  const state = async () => (await (await ask('GET', '/state')).json()) as State

  const groups = ['sandbox', 'environments', 'pipelines'] as const
  for (const group of groups) {
    const { seed } = mocks[group]
    for (const name of Object.keys(seed)) {
      const add = (rows: object[]) => void first(() => ask('POST', '/seed', { [group]: { [name]: rows } }))
      Object.assign(seed, { [name]: add })
    }
  }
  Object.assign(mocks, { reset: () => first(() => ask('POST', '/reset')) })
  Object.assign(mocks.pipelines, {
    decide: (id: string, status: string) => first(() => ask('POST', '/decide', { id, status })),
  })

  return async (url, init) => {
    await work
    const response = await fetch(url, init)
    const there = await state()
    for (const group of groups) {
      for (const [name, rows] of Object.entries(mocks[group].state as Rows)) {
        rows.splice(0, rows.length, ...(there[group][name] ?? []))
      }
    }
    return response
  }
}
