import { setupServer } from 'msw/node'
import { authorize, sandbox } from 'sdk/sandbox'
import { createMock } from 'sdk/sandbox/mocks'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { openPreview } from './previews.ts'

// If the app uses the shared client, or other code calls the API: MSW intercepts the requests of the whole process.
const mock = createMock()
const server = setupServer(...mock.handlers)
beforeAll(() => {
  server.listen({ onUnhandledRequest: 'error' })
  authorize(sandbox, 'any')
})
afterEach(() => mock.reset())
afterAll(() => server.close())

it("opens a sandbox with the app's client", async () => {
  await openPreview(7, ['ada@example.com'])

  expect(mock.state.sandboxes).toMatchObject([{ sandbox_name: 'pr-7', users: ['ada@example.com'] }])
})
