import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { type Context, caseTitles, type Environment } from '../environment.ts'
import { runProgram } from '../program.ts'
import type { CaseResult } from '../suite/stage.ts'

/**
 * A function in one file, where no package can be found beside it. A runtime gets an event for each case from the
 * runtime API, all in one warm process.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
 */
export const lambda: Environment = {
  name: 'AWS Lambda',
  about: 'a handler that esbuild bundles into one CommonJS file',
  project: 'lambda',
  node: 24,
  version: ({ nodeVersion }) => `Node ${nodeVersion}`,
  async run(context) {
    const taskRoot = mkdtempSync(join(tmpdir(), 'sdk-lambda-'))
    try {
      const { output, problem } = await runProgram(context, [
        'esbuild',
        'handler.mjs',
        '--bundle',
        '--platform=node',
        '--target=node20',
        `--outfile=${join(taskRoot, 'index.js')}`,
      ])
      if (problem) throw new Error(`esbuild ${problem}: ${output}`)
      return await invoke(context, taskRoot)
    } finally {
      rmSync(taskRoot, { recursive: true })
    }
  },
}

/** Serves the runtime API to a runtime, until it has answered an event for each case or has ended. */
async function invoke({ root, nodeFolder, place }: Context, taskRoot: string): Promise<CaseResult[]> {
  const results: CaseResult[] = []
  const events = caseTitles.map((title) => ({ ...place, skip: caseTitles.filter((each) => each !== title) }))
  const api = createServer(async (request, response) => {
    if (request.method === 'POST') {
      const { body } = JSON.parse(await text(request))
      results.push(...JSON.parse(body))
      response.writeHead(202).end()
      if (results.length === caseTitles.length) runtime.kill()
    } else if (events.length) {
      response.setHeader('lambda-runtime-aws-request-id', `invocation-${events.length}`)
      response.setHeader('lambda-runtime-deadline-ms', Date.now() + 60_000)
      response.end(JSON.stringify(events.shift()))
    }
  })
  api.listen(0, '127.0.0.1')
  await once(api, 'listening')
  const runtime = spawn(join(nodeFolder, 'node'), [join(root, 'bootstrap.cjs')], {
    cwd: taskRoot,
    env: {
      _HANDLER: 'index.handler',
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${(api.address() as AddressInfo).port}`,
      LAMBDA_TASK_ROOT: taskRoot,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
  })
  const [output] = await Promise.all([text(runtime.stderr), text(runtime.stdout), once(runtime, 'close')])
  api.close()
  api.closeAllConnections()
  return output ? [...results, { title: 'end', problem: output }] : results
}
