/** The imports of generated mocks, and the types they return. */
export {
  type AnswerWith,
  createExampleMock,
  type ExampleCaller,
  type ExampleMock,
  type ExampleMockOptions,
  type ExampleMockParts,
} from './example-mock.ts'
export type * from './public.ts'
export type { Answer, Call, Handlers, Outcome } from './vendor.ts'
