/** What generated mocks import, and the types of what they make. */
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
