import type { Fault } from 'sdk/mocks'
import type { Place } from './place.ts'

export type Group = 'sandbox' | 'environments' | 'pipelines'

/** A call as the mock recorded it. */
export interface Seen {
  readonly operation: string
  readonly method: string
  readonly status?: number
}

/** The mock's control path, called with the platform's own fetch. */
export function createControl({ baseUrls }: Place) {
  const ask = async (method: string, path: string, body?: unknown) => {
    const init = body === undefined ? { method } : { method, body: JSON.stringify(body) }
    const response = await fetch(baseUrls.control + path, init)
    const text = await response.text()
    if (!response.ok) throw new Error(`control: ${method} ${path}: ${text}`)
    return text && JSON.parse(text)
  }
  return {
    reset: () => ask('POST', '/reset'),
    seed: (rows: object) => ask('POST', '/seed', rows),
    decide: (id: string, status: string) => ask('POST', '/decide', { id, status }),
    /** Makes the next call of an operation fail, or the next `times` calls. */
    fail: (group: Group, operation: string, fault: Fault, times = 1) =>
      ask('POST', '/fail', { group, operation, fault, times }),
    /** The calls of a group since the last reset. */
    calls: async (group: Group): Promise<Seen[]> => (await ask('GET', '/calls'))[group],
    /** The statuses that a group has returned since the last reset. */
    statuses: async (group: Group) => (await ask('GET', '/calls'))[group].map(({ status }: Seen) => status),
  }
}
