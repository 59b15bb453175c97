import { createClient } from 'sdk/sandbox'
import { createMock } from 'sdk/sandbox/mocks'
import { beforeEach, expect, it } from 'vitest'
import { closePreview, openPreview } from './previews.ts'

// A mock of the vendor that lives in this file: no network, no server, nothing to stop.
const mock = createMock()
const client = createClient({ fetch: mock.fetch, token: 'any', retry: { baseDelayMs: 1 } })
beforeEach(() => mock.reset())

it('creates a sandbox with the reviewers in it', async () => {
  const id = await openPreview(42, ['ada@example.com'], client)

  expect(id).toBe('org_4f7c1d2e9ab34c60_s_pr42')
  expect(mock.state.sandboxes).toMatchObject([{ sandbox_name: 'pr-42', users: ['ada@example.com'] }])
})

it('refreshes an existing sandbox', async () => {
  mock.seed.sandboxes([{ sandbox_name: 'pr-42', users: ['somebody@example.com'] }])

  await openPreview(42, ['ada@example.com'], client)

  expect(mock.calls.map(({ operation }) => operation)).toEqual([
    'listSandboxes',
    'refreshSandbox',
    'addUsersToSandbox',
  ])
  expect(mock.state.sandboxes).toMatchObject([{ users: ['ada@example.com'] }])
})

it('creates it even if the vendor is briefly down', async () => {
  mock.fail('listSandboxes', 503, { times: 1 })

  await openPreview(42, [], client)

  expect(mock.calls.map(({ status }) => status)).toEqual([503, 200, 201, 200])
})

it('ignores a sandbox that is already gone, but not a missing permission', async () => {
  expect(await closePreview(42, client)).toBe(false)

  mock.fail('deleteSandbox', 403)
  await expect(closePreview(42, client)).rejects.toThrow('sandbox.deleteSandbox failed with 403')
})
