import type { ClientEvent, Config } from 'sdk'
import type { Fault, Mock } from 'sdk/mocks'
import { runCode } from './run-code.ts'

/** The modules of a group's subpaths. The page doesn't know any group by name. */
export interface GroupModules {
  readonly name: string
  readonly api: Readonly<Record<string, unknown>> & {
    createClient(config: Config): object
    isSdkError(error: unknown): boolean
  }
  readonly schemas: unknown
  createMock(options: { readonly seed: unknown; readonly baseUrl: string }): AnyMock
}

export type AnyMock = Pick<Mock<string>, 'handlers' | 'fetch' | 'reset' | 'state' | 'fail'>

/** Settings of a run. */
export interface Setting {
  readonly fault: Fault | undefined
  /** How many requests of the run get the fault. */
  readonly times: number
  readonly strict: boolean
}

/** How a run ended. */
export interface Outcome {
  /** Also `undefined` if the response has no body. */
  readonly value?: unknown
  readonly error?: {
    readonly name: string
    readonly code: string
    readonly message: string
    readonly whole: unknown
  }
  /** What the code printed. */
  readonly printed: readonly unknown[]
  readonly events: readonly ClientEvent[]
  readonly elapsedMs: number
}

/** Runs code against a mock that keeps its rows between runs. */
export interface Session {
  run(code: string, setting: Setting): Promise<Outcome>
  /** Restores the mock's initial rows. */
  reset(): void
  rows(): unknown
}

export function createSession({ api, schemas }: GroupModules, mock: AnyMock, settings: Config): Session {
  return {
    reset: mock.reset,
    rows: () => mock.state,
    async run(code, { fault, times, strict }) {
      const events: ClientEvent[] = []
      const printed: unknown[] = []
      const client = api.createClient({
        token: 'any',
        timeoutMs: 1500,
        retry: { retries: 2, baseDelayMs: 300 },
        ...settings,
        ...(strict && ({ schemas, validate: 'strict' } as Config)),
        onEvent: (event) => events.push(event),
      })
      const print = (...values: unknown[]) => printed.push(...values)
      const names = { ...api, client, console: { ...console, log: print }, token: 'any' }
      const repair = fault === undefined ? () => {} : mock.fail('*', fault, { times })
      const startedAt = performance.now()
      const ended = { printed, events }
      try {
        const value = await runCode(code, names)
        return { ...ended, value, elapsedMs: performance.now() - startedAt }
      } catch (error) {
        return { ...ended, error: described(error), elapsedMs: performance.now() - startedAt }
      } finally {
        repair()
      }
    },
  }
}

function described(error: unknown): NonNullable<Outcome['error']> {
  const {
    name = 'Error',
    message = String(error),
    code = '',
  } = Object(error) as Partial<Error & { code: string }>
  return { name, code, message, whole: JSON.parse(JSON.stringify(error) ?? '{}') }
}
