/** Values by key, created on first use and dropped once idle. */
export interface PruningMap<Key, Value> {
  get(key: Key): Value
  /** Drops a value if it is idle. */
  prune(key: Key): void
  clear(): void
  size(): number
}

/**
 * Creates a map that drops idle values. Each look-up also checks the two oldest entries, so it needs no timer, and
 * idle values go soon however many keys there are.
 */
export function createPruningMap<Key, Value>(
  create: (key: Key) => Value,
  isIdle: (value: Value) => boolean,
): PruningMap<Key, Value> {
  const values = new Map<Key, Value>()
  const prune = (key: Key) => {
    const value = values.get(key)
    if (value !== undefined && isIdle(value)) values.delete(key)
  }
  return {
    prune,
    get(key) {
      const value = values.get(key) ?? create(key)
      // Moves to the end, as do checked entries that stay.
      values.delete(key)
      const oldest = values.entries()
      const seen = [oldest.next().value, oldest.next().value]
      values.set(key, value)
      for (const [other, found] of seen.filter((each) => each !== undefined)) {
        values.delete(other)
        if (!isIdle(found)) values.set(other, found)
      }
      return value
    },
    clear: () => values.clear(),
    size: () => values.size,
  }
}
