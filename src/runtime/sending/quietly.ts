/** Runs a function without awaiting it, and ignores its errors, synchronous or not. */
export function quietly(work: () => unknown): void {
  const run = async () => work()
  run().catch(() => {})
}
