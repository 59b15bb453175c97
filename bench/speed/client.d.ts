/**
 * A client under measurement. Plain JavaScript, so that a process that measures it loads nothing beside it.
 *
 * Each one gets a list with a bearer token, through its public API and with its own defaults.
 */
export interface SpeedClient<Module> {
  readonly name: string
  /** What its list operation is answered with. */
  readonly body: unknown
  /** Loads it, as an app's `import` does. */
  load(): Promise<Module>
  /** Makes the call that is measured. `stubbed`: the global fetch answers, and has to be used. */
  connect(
    module: Module,
    options: { baseUrl: string; token: string; stubbed: boolean },
  ): () => Promise<unknown>
}
