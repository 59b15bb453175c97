import type { AnyMock } from './session.ts'

/** Stands in for the fakes of a group that has none: its page offers nothing to run. */
export function createMock(): AnyMock {
  return { handlers: [], fetch, reset() {}, state: {}, fail: () => () => {} } as unknown as AnyMock
}
