import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ServerLimit } from './server.ts'

export interface FleetOptions {
  readonly baseUrl: string
  readonly redisPort: number
  readonly limits: readonly ServerLimit[]
  /** Number of calls; every second one is a POST. */
  readonly calls: number
  readonly workers?: number
  /** Number of jobs that each worker has at once. */
  readonly slots?: number
  /** @default 'closed': the limit is never exceeded */
  readonly whenDown?: 'open' | 'closed'
  /** The program of a worker. */
  readonly worker?: string
  /** Called after each finished job; a test can stop a worker then. */
  readonly onDone?: (done: number, workers: readonly ChildProcess[]) => void
}

/** What a fleet reports. */
export interface FleetReport {
  /** Finished jobs; a POST has the id that it created. */
  readonly done: ReadonlyMap<string, string | undefined>
  readonly failed: ReadonlyMap<string, string>
  /** Jobs that another worker took over because theirs died. */
  readonly again: number
  /** Attempts of all finished jobs, as counted by the workers. */
  readonly attempts: number
  /** How often workers reported that the store was down, and that it was back. */
  readonly down: number
  readonly up: number
  readonly seconds: number
}

interface Job {
  readonly id: string
  readonly kind: 'create' | 'list'
}

type Message =
  | { readonly type: 'ready' | 'down' | 'up' }
  | { readonly type: 'done'; readonly id: string; readonly attempts: number; readonly made?: string }
  | { readonly type: 'failed'; readonly id: string; readonly reason: string }

/** Makes calls in several processes until all are done; jobs of a process that dies go to the others. */
export async function runFleet(options: FleetOptions): Promise<FleetReport> {
  const { calls, workers: count = 4, slots = 40, onDone } = options
  const program = options.worker ?? fileURLToPath(new URL('worker.mjs', import.meta.url))
  const jobs = Array.from(
    { length: calls },
    (_, index): Job => ({
      id: `job-${index}`,
      kind: index % 2 ? 'create' : 'list',
    }),
  )
  const done = new Map<string, string | undefined>()
  const failed = new Map<string, string>()
  const counts = { ready: 0, down: 0, up: 0 }
  let again = 0
  let attempts = 0

  const given = JSON.stringify({ whenDown: 'closed', ...options, processes: count, worker: undefined })
  const workers = Array.from({ length: count }, () => fork(program, [given], { execArgv: [] }))
  const held = new Map(workers.map((worker) => [worker, new Map<string, Job>()]))
  await Promise.all(workers.map((worker) => once(worker, 'message')))
  const startedAt = performance.now()

  await new Promise<void>((resolve, reject) => {
    const give = (worker: ChildProcess) => {
      const own = held.get(worker)
      while (own && own.size < slots && jobs.length) {
        const job = jobs.shift() as Job
        own.set(job.id, job)
        worker.send(job)
      }
    }
    const hear = (worker: ChildProcess, message: Message) => {
      if (!('id' in message)) {
        counts[message.type]++
        return
      }
      held.get(worker)?.delete(message.id)
      if (message.type === 'failed') failed.set(message.id, message.reason)
      else {
        done.set(message.id, message.made)
        attempts += message.attempts
        onDone?.(done.size, workers)
      }
      if (done.size + failed.size === calls) resolve()
      else give(worker)
    }
    const bury = (worker: ChildProcess) => {
      const left = [...(held.get(worker)?.values() ?? [])]
      held.delete(worker)
      again += left.length
      jobs.unshift(...left)
      if (!held.size) reject(new Error('all workers have died'))
      for (const other of held.keys()) give(other)
    }
    for (const worker of workers) {
      worker.on('message', (message) => hear(worker, message as Message))
      worker.on('exit', () => bury(worker))
      give(worker)
    }
  })

  const seconds = (performance.now() - startedAt) / 1000
  for (const worker of held.keys()) {
    worker.removeAllListeners('exit')
    worker.disconnect()
  }
  return { done, failed, again, attempts, down: counts.down, up: counts.up, seconds }
}
