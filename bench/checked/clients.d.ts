/** A client under measurement. */
interface CheckedClient {
  readonly name: string
  /** Makes the list that it gets, of a number of items. */
  of(count: number): unknown
  /** Loads it, and makes the call that is measured. */
  connect(): Promise<() => Promise<unknown>>
}

export const clients: Readonly<Record<string, CheckedClient>>
