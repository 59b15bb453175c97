import type { AnyMock } from './session.ts'

/** An empty mock for a group without mocks; its page has nothing to run. */
export function createMock(): AnyMock {
  return { handlers: [], fetch, reset() {}, state: {}, fail: () => () => {} } as unknown as AnyMock
}
