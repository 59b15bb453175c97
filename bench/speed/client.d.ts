/**
 * A client to measure. Plain JavaScript, so that the measuring process loads nothing else.
 *
 * Each client gets a list with a bearer token, through its public API and with its own defaults.
 */
export interface SpeedClient<Module> {
  readonly name: string
  /** The response body of its list operation. */
  readonly body: unknown
  /** Loads the client, as an app's `import` does. */
  load(): Promise<Module>
  /** Returns the call to measure. If `stubbed`, it must use the global fetch. */
  connect(
    module: Module,
    options: { baseUrl: string; token: string; stubbed: boolean },
  ): () => Promise<unknown>
}
