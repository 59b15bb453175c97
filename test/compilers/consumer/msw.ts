import { setupServer } from 'msw/node'
import { createMocks } from 'sdk/mocks'

export const server = setupServer(...createMocks().handlers)
// @ts-expect-error a mock is not a list of handlers, unless everything were any
export const wrong = setupServer(...createMocks().sandbox)
