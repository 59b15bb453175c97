/** Begins what nobody waits for, and whose failure, now or later, changes nothing. */
export function quietly(work: () => unknown): void {
  const run = async () => work()
  run().catch(() => {})
}
