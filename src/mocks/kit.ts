/** The imports of generated mocks, and the types they return. */
export {
  createExampleMock,
  type ExampleCaller,
  type ExampleMock,
  type ExampleMockOptions,
  type ExampleMockParts,
  type ResponseWith,
} from './example-mock.ts'
export type * from './public.ts'
export type { Call, Handlers, MockResponse, Outcome } from './vendor.ts'
