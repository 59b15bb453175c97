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
 * A function in one file, without any package next to it. A runtime gets its events from the runtime API, all in one
 * warm process.
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
        'sandboxes.mjs',
        '--bundle',
        '--platform=node',
        '--target=node20',
        `--outdir=${taskRoot}`,
      ])
      if (problem) throw new Error(`esbuild ${problem}: ${output}`)
      return [...(await runCases(context, taskRoot)), await runApp(context, taskRoot)]
    } finally {
      rmSync(taskRoot, { recursive: true })
    }
  },
}

/** An event for each case. */
async function runCases(context: Context, taskRoot: string): Promise<CaseResult[]> {
  const { place } = context
  const events = caseTitles.map((title) => ({ ...place, skip: caseTitles.filter((each) => each !== title) }))
  const { answers, output } = await invoke(context, taskRoot, 'handler', events)
  const results = answers.flatMap(({ body }) => JSON.parse(`${body}`))
  return output ? [...results, { title: 'end', problem: output }] : results
}

/** An app's handler, which knows how much time is left. */
async function runApp(context: Context, taskRoot: string): Promise<CaseResult> {
  const { answers, output } = await invoke(context, taskRoot, 'sandboxes', [{ name: 'dev' }])
  const problem = answers[0]?.id === 'org_1_s_dev' ? null : `${JSON.stringify(answers)} ${output}`
  return { title: 'a handler in an app', problem }
}

/** Serves the runtime API to a runtime until all events have responses, or the runtime exits. */
async function invoke(
  { root, nodeFolder, place }: Context,
  taskRoot: string,
  file: string,
  events: object[],
): Promise<{ answers: Record<string, unknown>[]; output: string }> {
  const answers: Record<string, unknown>[] = []
  const waiting = [...events]
  const api = createServer(async (request, response) => {
    if (request.method === 'POST') {
      answers.push(JSON.parse(await text(request)))
      response.writeHead(202).end()
      if (answers.length === events.length) runtime.kill()
    } else if (waiting.length) {
      response.setHeader('lambda-runtime-aws-request-id', `invocation-${waiting.length}`)
      response.setHeader('lambda-runtime-deadline-ms', Date.now() + 60_000)
      response.end(JSON.stringify(waiting.shift()))
    }
  })
  api.listen(0, '127.0.0.1')
  await once(api, 'listening')
  const runtime = spawn(join(nodeFolder, 'node'), [join(root, 'bootstrap.cjs')], {
    cwd: taskRoot,
    env: {
      _HANDLER: `${file}.handler`,
      AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${(api.address() as AddressInfo).port}`,
      LAMBDA_TASK_ROOT: taskRoot,
      VALSTORM_API_TOKEN: 'any',
      SANDBOX_URL: `${place.url}-app/create`,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: 120_000,
  })
  const [output] = await Promise.all([text(runtime.stderr), text(runtime.stdout), once(runtime, 'close')])
  api.close()
  api.closeAllConnections()
  return { answers, output }
}
