import { createServer } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { listen } from '../support/fault-server.ts'
import { runProgram } from '../support/program.ts'

const serve = (...flags: string[]) => runProgram(['examples/browser/serve.ts', ...flags])

describe('the server of examples/browser', () => {
  const other = createServer()
  let taken: number
  beforeAll(async () => {
    taken = await listen(other)
  })
  afterAll(() => other.close())

  it.each(['SIGINT', 'SIGTERM'] as const)('serves the page, and exits with 0 on %s', async (signal) => {
    const { url, stop } = await serve('--port', '0').ready

    expect(await (await fetch(url)).text()).toContain('<title>')
    expect(await stop(signal)).toMatchObject({ status: 0, stderr: '' })
  })

  it('exits with 1 and one line when the port is taken or invalid', async () => {
    const endOf = (port: number) => serve('--port', `${port}`).ended

    expect(await endOf(taken)).toEqual({
      status: 1,
      stdout: '',
      stderr: `error: port ${taken} of 127.0.0.1 is taken; choose another, or 0 for any that is free\n`,
    })
    expect(await endOf(70_000)).toMatchObject({
      status: 1,
      stderr: 'error: 70000 is not a port; choose one from 0 to 65535\n',
    })
  })
})
