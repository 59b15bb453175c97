import { createStage, type Stage } from './clients.ts'
import * as failures from './failures.ts'
import * as features from './features.ts'
import * as operations from './operations.ts'
import type { Place } from './place.ts'
import * as streams from './streams.ts'

/** How one case ended. */
export interface CaseResult {
  readonly title: string
  /** The problem; `null` if there is none. */
  readonly problem: string | null
}

const cases: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  'every operation of sandbox': operations.everySandboxOperation,
  'every operation of environments': operations.everyEnvironmentsOperation,
  'every operation of pipelines': operations.everyPipelinesOperation,
  'shared clients, also from the root': features.sharedClients,
  'an error of the API': failures.apiError,
  retries: failures.retries,
  'Retry-After': failures.retryAfter,
  'aborts, in every phase': failures.aborts,
  'timeouts, including a stalled body': failures.timesOut,
  'a truncated body': failures.cutBody,
  'a connection that breaks': failures.brokenConnection,
  'a connection that was never made': failures.noConnection,
  'wrong responses': failures.wrongResponses,
  'large bodies that nobody reads': failures.undelivered,
  'a paged list': features.pages,
  'strict validation': features.strictly,
  'a refresh after 401': features.refreshes,
  'no secret printed': features.secrets,
  'nothing sent if a call is wrong': features.nothingSent,
  'a mock in memory': features.mockInMemory,
  'server-sent events': streams.events,
  'JSON lines': streams.lines,
  'completions, in both forms': streams.completions,
  'a stream that is left': streams.leaving,
  'a stream that falls silent': streams.silence,
  'bytes as a stream': streams.bytes,
}

/** Titles of the cases. */
export const titles: readonly string[] = [...Object.keys(cases), 'nothing unhandled']

/** Runs every case, each on a mock without rows and faults, and returns how it ended. */
export async function runSuite(place: Place, tell: (result: CaseResult) => void): Promise<void> {
  const unhandled: unknown[] = []
  // On platforms without these events, an unhandled rejection ends the process.
  globalThis.addEventListener?.('unhandledrejection', (event) => {
    event.preventDefault()
    unhandled.push(event.reason)
  })
  for (const [title, run] of Object.entries(cases)) {
    const stage = createStage(place)
    let problem: string | null = null
    try {
      await stage.control.reset()
      await inTime(run(stage))
    } catch (error) {
      problem = String(error)
    }
    tell({ title, problem })
  }
  // Abandoned requests can end late.
  await new Promise((resolve) => setTimeout(resolve, 100))
  tell({ title: 'nothing unhandled', problem: unhandled.length ? unhandled.join('; ') : null })
}

/** A call that never ends doesn't hold up the others. */
async function inTime(work: Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('did not end within 20 s')), 20_000)
  })
  try {
    await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
