/** Runs something that nobody awaits, ignoring its errors, now or later. */
export function quietly(work: () => unknown): void {
  const run = async () => work()
  run().catch(() => {})
}
