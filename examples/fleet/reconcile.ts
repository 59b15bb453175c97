import type { FleetReport } from './fleet.ts'
import type { Seen } from './server.ts'

/** What the fleet reports, compared with what the server has seen. */
export interface Reconciled {
  /** Calls without a response, and POSTs that were reported as done but are not. */
  readonly lost: readonly string[]
  /** POSTs that were processed more than once. */
  readonly doubled: readonly string[]
}

export function reconcile(
  { calls }: { readonly calls: number },
  report: FleetReport,
  seen: Seen,
): Reconciled {
  const ids = Array.from({ length: calls }, (_, index) => `job-${index}`)
  const isLost = (id: string, index: number) =>
    !report.done.has(id) || (index % 2 === 1 && report.done.get(id) !== seen.made.get(id)?.id)
  return {
    lost: ids.filter(isLost),
    doubled: [...seen.made].filter(([, { times }]) => times > 1).map(([name]) => name),
  }
}
