import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { createReport } from '../../examples/quickstart/report.ts'
import { projectRoot } from '../support/project-copy.ts'

const run = promisify(execFile)

describe('the quick start', () => {
  it('calls every operation of the built package, and succeeds', async () => {
    const { stdout } = await run(
      'node_modules/.bin/tsx',
      ['--tsconfig', 'examples/tsconfig.json', 'examples/quickstart.ts'],
      {
        cwd: projectRoot,
        env: { PATH: process.env.PATH },
        timeout: 60_000,
      },
    )

    expect(stdout).toContain('23 calls, 23 as expected')
    expect(stdout).toContain('The real servers were not called')
    expect(stdout).not.toContain('✘')
    expect(stdout).not.toContain('token-of-the-other-organization')
  })
})

describe('its report', () => {
  afterEach(() => {
    vi.restoreAllMocks()
  })

  it('fails when a response differs', async () => {
    const print = vi.spyOn(console, 'log').mockImplementation(() => {})
    const report = createReport()
    report.group('sandbox', 'here', ['listSandboxes'])

    await report.call('listSandboxes', { data: [{ id: '1' }] }, async () => ({ data: [{ id: '2' }] }))

    expect(report.end()).toBe(false)
    expect(print.mock.calls.flat().join('\n')).toContain('1 calls, 0 as expected, 1 not')
  })

  it('fails when an operation is skipped', () => {
    vi.spyOn(console, 'log').mockImplementation(() => {})
    const report = createReport()
    report.group('sandbox', 'here', ['listSandboxes'])

    expect(report.end()).toBe(false)
  })

  it('fails when a call fails unexpectedly', async () => {
    vi.spyOn(console, 'log').mockImplementation(() => {})
    const report = createReport()
    report.group('sandbox', 'here', ['listSandboxes'])

    await report.call('listSandboxes', {}, async () => Promise.reject(new Error('no')))

    expect(report.end()).toBe(false)
  })
})
