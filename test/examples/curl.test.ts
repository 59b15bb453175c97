import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type RunningMock, startMock } from '../cli/start-mock.ts'

let mock: RunningMock
beforeAll(async () => {
  mock = await startMock()
})
afterAll(() => mock.stop())

it('the session of examples/curl prints what session.txt says', async () => {
  const { origin } = new URL(mock.baseUrls.control)

  const { stdout, stderr } = await promisify(execFile)('sh', ['examples/curl/session.sh', origin])

  expect(stderr).toBe('')
  expect(stdout).toBe(readFileSync('examples/curl/session.txt', 'utf8'))
  expect(mock.output()).not.toMatch(/any-token|secret|ada@/)
})
