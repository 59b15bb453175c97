import { createServer } from 'node:net'
import { expect, it } from 'vitest'
import { listen } from '../support/fault-server.ts'
import { runProgram } from '../support/program.ts'

it('`npm run docs:serve` exits with 1 when the port is taken, before it builds, and reports it in one line', async () => {
  const other = createServer()
  const taken = await listen(other)

  expect(await runProgram(['scripts/docs.ts', '--serve', '--port', `${taken}`]).ended).toEqual({
    status: 1,
    stdout: '',
    stderr: `error: port ${taken} of 127.0.0.1 is taken; choose another, or 0 for any that is free\n`,
  })
  other.close()
})
