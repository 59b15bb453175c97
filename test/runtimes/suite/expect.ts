/** Fails if a value is not as expected; both are compared as JSON. */
export function same(what: string, actual: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)]
  if (left !== right) throw new Error(`${what} is ${left}, not ${right}`)
}

/** The error of a call; fails if there is none. */
export async function caught(call: Promise<unknown>): Promise<unknown> {
  const outcome = await call.then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  if (!outcome) throw new Error('the call succeeded')
  return outcome.error
}

/** Picks these fields of a value, so that they can be compared. */
export function pick(value: unknown, ...names: string[]): unknown[] {
  return names.map((name) => (value as Record<string, unknown> | undefined)?.[name])
}
