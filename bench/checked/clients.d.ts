/** A client to measure. */
interface CheckedClient {
  readonly name: string
  /** Creates the list that it receives, with this many items. */
  of(count: number): unknown
  /** Loads the client and returns the call to measure. */
  connect(): Promise<() => Promise<unknown>>
}

export const clients: Readonly<Record<string, CheckedClient>>
