import type { Api } from '../runtime/definition.ts'
import type { Operation } from '../runtime/operation.ts'
import { createMock } from './create-mock.ts'
import { createExampleVendor } from './example-vendor.ts'
import { createIdsAndTimes } from './ids-and-times.ts'
import type { Mock } from './mock.ts'
import type { MockOptions } from './options.ts'
import { createStore } from './rows.ts'
import type { Call, Handlers, MockResponse, Outcome, Shapes } from './vendor.ts'

/** What a generated mock knows about its API. */
export interface ExampleMockParts {
  readonly api: Api
  readonly operations: Readonly<Record<string, Operation>>
  /** The success response of each operation, from the spec's examples or generated from its schemas. */
  readonly answers: Readonly<Record<string, Omit<MockResponse, 'body'> & { readonly body?: unknown }>>
  /** Bodies of declared errors: by operation, then by status (`404`, `4XX`, `default`). */
  readonly errors: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}

/** An operation's response instead of its example: an outcome, or a function that returns one for each call. */
export type ResponseWith<Group extends Shapes<Group>, Name extends keyof Group> =
  | Outcome<Group[Name]>
  | ((call: Call<Group[Name], ExampleCaller>) => Outcome<Group[Name]>)

/** The caller of an operation. */
export interface ExampleCaller {
  /** The request's token; `undefined` if it has none. */
  readonly token: string | undefined
}

/** Options of a mock that answers with examples. */
export interface ExampleMockOptions<Group extends Shapes<Group>>
  extends Pick<
    MockOptions<keyof Group & string>,
    'baseUrl' | 'token' | 'idSeed' | 'clock' | 'latencyMs' | 'recordCalls'
  > {
  /** Operations with their own behavior, such as on rows that your mock keeps. The others answer with examples. */
  handlers?: Partial<Handlers<Group, ExampleCaller>> | undefined
}

/** A mock of an API that answers with the examples of its spec. */
export interface ExampleMock<Group extends Shapes<Group>>
  extends Omit<Mock<keyof Group & string>, 'state' | 'seed'> {
  /**
   * Replaces an operation's response until you call the returned function or reset the mock. The outcome is `{ data
   * }`, a declared error `{ status, body }`, or a function that returns one for each call.
   */
  readonly answer: <Name extends keyof Group & string>(
    operation: Name,
    outcome: ResponseWith<Group, Name>,
  ) => () => void
}

/** Creates an API's mock from its generated examples. Generated code calls it; see `createMock` in `mocks.gen.ts`. */
export function createExampleMock<Group extends Shapes<Group>>(
  { api, operations, answers, errors }: ExampleMockParts,
  options: ExampleMockOptions<Group> = {},
): ExampleMock<Group> {
  type Name = keyof Group & string
  const { handlers: own = {} as Partial<Handlers<Group, ExampleCaller>> } = options
  const replaced = new Map<string, ResponseWith<Group, never>>()

  const handlerOf = (name: Name) => (call: Call<Group[Name], ExampleCaller>) => {
    const replacement = replaced.get(name) as ResponseWith<Group, Name> | undefined
    if (replacement !== undefined) return typeof replacement === 'function' ? replacement(call) : replacement
    const outcome = own[name]?.(call) ?? answers[name]
    if (!outcome) throw new TypeError(`the mock has no response for ${name}; add one to handlers`)
    return 'data' in outcome ? outcome : { body: undefined, ...outcome }
  }
  const handlers = Object.fromEntries(Object.keys(operations).map((name) => [name, handlerOf(name as Name)]))
  const {
    state: _,
    seed: __,
    ...mock
  } = createMock<Group, ExampleCaller, Record<never, never>>(
    {
      vendor: createExampleVendor(api, operations, errors, options.token),
      handlers: handlers as unknown as Handlers<Group, ExampleCaller>,
      store: createStore({}),
      idsAndTimes: createIdsAndTimes(options.idSeed, options.clock),
      onReset: () => replaced.clear(),
    },
    options as MockOptions<Name, Record<never, never>>,
  )
  return {
    ...mock,
    answer(operation, outcome) {
      const replacement = outcome as ResponseWith<Group, never>
      replaced.set(operation, replacement)
      return () => {
        if (replaced.get(operation) === replacement) replaced.delete(operation)
      }
    },
  }
}
