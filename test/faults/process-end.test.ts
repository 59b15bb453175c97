import { type ExecFileException, execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { type FaultServer, respond, serve } from '../support/fault-server.ts'

const path = (relative: string) => fileURLToPath(new URL(`../../${relative}`, import.meta.url))

/** Runs one call in a separate process; kills it if it doesn't exit by itself. */
function runChild(project: string | undefined, { baseUrl }: FaultServer) {
  const [module, loader] =
    project === 'package'
      ? [path('dist/pipelines.js'), []]
      : [path('src/apis/pipelines/index.ts'), ['--import', 'tsx']]
  const given = [...loader, path('test/support/fault-child.mjs'), module, baseUrl]
  return new Promise<{ error: ExecFileException | null; stdout: string }>((resolve) => {
    execFile(process.execPath, given, { timeout: 20_000, killSignal: 'SIGKILL' }, (error, stdout) =>
      resolve({ error, stdout }),
    )
  })
}

test.each([
  ['succeeded', respond(200, { total: 1 }), '{"outcome":{"total":1},"timers":[]}'],
  ['failed', respond(400), '{"outcome":"api_error","timers":[]}'],
] as const)(
  'a process ends at once after a call that %s',
  async (_outcome, reply, printed) => {
    const project = expect.getState().task?.file.projectName
    const server = await serve(reply)

    const { error, stdout } = await runChild(project, server)

    expect(error).toBeNull()
    expect(stdout).toBe(printed)
  },
  25_000,
)
