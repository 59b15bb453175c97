import type { Command } from 'commander'
import type { MocksOptions } from '../mocks/index.ts'
import type { MockServer } from '../mocks/server.ts'
import { fail } from './fail.ts'
import { collectHost, collectOrigin, readHost, readMs, readPort, readToken } from './flags/parsers.ts'
import { loadGroup } from './groups.ts'
import { createControl } from './mock/control.ts'
import { requestLine } from './mock/request-line.ts'
import { readSeedFile, SeedProblem } from './mock/seed-file.ts'
import { paint } from './paint.ts'
import { started, stopOnSignals } from './run-server.ts'

interface Flags {
  readonly port: number
  readonly host: string
  readonly allowHost?: readonly string[]
  readonly allowOrigin?: readonly string[]
  readonly token?: string
  readonly seed?: string
  readonly latency: number
  readonly quiet?: true
}

/** Adds the command that serves the mocks. */
export function addMock(program: Command): void {
  program
    .command('mock')
    .summary('serve mocks of all APIs on this machine')
    .description(
      'Serves stateful mocks of all APIs over HTTP, each under its own base URL, for programs in any language and for pages of any origin.',
    )
    .option('-p, --port <number>', 'port to listen on; 0 for any free one', readPort, 4020)
    .option('--host <address>', 'address to listen on; 0.0.0.0 for all', readHost, '127.0.0.1')
    .option('--allow-host <name>', 'another host name of the server; repeatable', collectHost)
    .option('--allow-origin <origin>', 'an origin whose pages may use /_mock; repeatable', collectOrigin)
    .option('--token <token>', 'the only token that is accepted (default: any)', readToken)
    .option('--seed <file>', 'JSON file with the rows to start with, and with tokens and their owners')
    .option('--latency <ms>', 'delay of each response', readMs, 0)
    .option('--quiet', "don't log requests")
    .addHelpText('after', help)
    .action(run)
}

const help = `
Seed file (everything in it is optional):
  {
    "sandbox":      { "sandboxes": [{ "sandbox_name": "dev" }] },
    "environments": { "environments": [{ "name": "Release builds", "private": false }] },
    "pipelines":    { "pipelines": [{ "pipeline_id": "example" }],
                      "tokens": { "a-token": { "organizationId": "12345" } } }
  }

While the server runs, under /_mock:
  GET  /_mock/state   the rows                   POST /_mock/seed    add rows
  GET  /_mock/calls   the last calls             POST /_mock/fail    make an operation fail
  POST /_mock/reset   start over                 POST /_mock/decide  decide a sandbox request

Requests for another host get 421. Pages of other origins get 403 from /_mock.

Exit status: 0 after Ctrl+C or SIGTERM; open requests have 2 s to finish, and a second signal ends
them at once, with 130 or 143. 1 if it can't listen, 2 for a wrong flag or seed file.
`

async function run(flags: Flags): Promise<void> {
  const options = await readOptions(flags)
  // Imported here, so that no other command loads them.
  const [{ createMocks }, { serve }] = await Promise.all([
    import('../mocks/index.ts'),
    import('../mocks/server.ts'),
  ])
  const mocks = createMocks(options)
  const operations = await Promise.all(
    mocks.all.map(async ({ api }) => [api, Object.keys((await loadGroup(api)).operations)] as const),
  )
  const server = await started(
    serve({
      mocks: [...mocks.all, createControl(mocks, Object.fromEntries(operations))],
      port: flags.port,
      host: flags.host,
      allowHosts: flags.allowHost,
      allowOrigins: flags.allowOrigin,
      ...(!flags.quiet && { onRequest: (request) => console.log(requestLine(request)) }),
    }),
  )
  stopOnSignals(server)
  console.log(greeting(server, flags, options))
}

async function readOptions({ token, latency, seed }: Flags): Promise<MocksOptions> {
  // A server may run for days, so it keeps only the last calls.
  const options: MocksOptions = { token, latencyMs: latency, recordCalls: 1000 }
  if (seed === undefined) return options
  try {
    return { ...options, ...(await readSeedFile(seed)) }
  } catch (error) {
    if (!(error instanceof SeedProblem)) throw error
    return fail(error.message, 2)
  }
}

/** The text at startup. Programs may read its lines `<group> <base URL>`. */
function greeting({ baseUrls }: MockServer, { host, latency }: Flags, options: MocksOptions): string {
  const { token, sandbox, environments, pipelines } = options
  const anyToken = !token && ![sandbox, environments, pipelines].some((group) => group?.tokens)
  const { _mock: control = '', ...groups } = baseUrls
  const line = (name: string, url: string, style: 'cyan' | 'dim') =>
    `  ${paint(style === 'dim' ? 'dim' : 'bold', name.padEnd(13))} ${paint(style, url)}`
  const notes = [
    /^(127\.|localhost$|::1$)/.test(host)
      ? ''
      : `Listening on ${host}: other machines can reach it. Its other names need --allow-host.`,
    anyToken ? 'Any token is accepted.' : 'Only known tokens are accepted.',
    latency ? `Each response takes ${latency} ms.` : '',
    'Press Ctrl+C to stop.',
  ]
  return [
    '',
    ...Object.entries(groups).map(([name, url]) => line(name, url, 'cyan')),
    line('control', control, 'dim'),
    '',
    paint('dim', `  ${notes.filter(Boolean).join(' ')}`),
    '',
  ].join('\n')
}
