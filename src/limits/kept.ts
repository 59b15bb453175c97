/** Makes what is asked for by a key, and forgets what is idle. */
export interface Kept<Key, Value> {
  of(key: Key): Value
  /** Forgets a value where it is idle. */
  settle(key: Key): void
  clear(): void
  size(): number
}

/**
 * Keeps values by key for as long as they are not idle. Each look-up forgets two others where it can: no timer is needed,
 * and however many keys there are, what is idle is soon gone.
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
      // Last in order again, as are those that are looked at and stay.
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
