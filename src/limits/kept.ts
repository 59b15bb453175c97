/** Values by key, created on first use and dropped once idle. */
export interface Kept<Key, Value> {
  of(key: Key): Value
  /** Drops a value if it is idle. */
  settle(key: Key): void
  clear(): void
  size(): number
}

/**
 * Creates a map that drops idle values. Each look-up also checks the two oldest entries, so it needs no timer, and
 * idle values go soon however many keys there are.
 */
export function createKept<Key, Value>(
  create: (key: Key) => Value,
  isIdle: (value: Value) => boolean,
): Kept<Key, Value> {
  const kept = new Map<Key, Value>()
  const settle = (key: Key) => {
    const value = kept.get(key)
    if (value !== undefined && isIdle(value)) kept.delete(key)
  }
  return {
    settle,
    of(key) {
      const value = kept.get(key) ?? create(key)
      // Moves to the end, as do checked entries that stay.
      kept.delete(key)
      const oldest = kept.entries()
      const seen = [oldest.next().value, oldest.next().value]
      kept.set(key, value)
      for (const [other, found] of seen.filter((each) => each !== undefined)) {
        kept.delete(other)
        if (!isIdle(found)) kept.set(other, found)
      }
      return value
    },
    clear: () => kept.clear(),
    size: () => kept.size,
  }
}
