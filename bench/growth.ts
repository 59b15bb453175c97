/** Cost against size: `npm run bench:growth`. */
import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs, promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { goalsTable, type Point, plot, slope } from './growth/plot.ts'
import { machine, writeSection } from './results.ts'
import { serveBodies } from './speed/server.ts'

const { values: flags } = parseArgs({ options: { write: { type: 'boolean' } } })
const run = promisify(execFile)
const path = (name: string) => fileURLToPath(new URL(name, import.meta.url))

async function inProcess(what: string, size: number, baseUrl = ''): Promise<Record<string, number>> {
  process.stderr.write(`${what}: ${size} …\n`)
  const args = ['--expose-gc', path('growth/worker.mjs'), what, `${size}`, baseUrl]
  const { stdout } = await run(process.execPath, args, { cwd: path('.'), timeout: 300_000 })
  return JSON.parse(stdout)
}

const sandbox = (number: number) => ({
  id: `sbx_${number}`,
  sandbox_name: `sandbox-${number}`,
  status: 'ready',
  created_at: '2026-11-27T10:00:00Z',
  users: ['ada@example.com', 'grace@example.com'],
  note: 'lorem ipsum '.repeat(36),
})

/** A document with this many operations. */
const apiOf = (operations: number) => ({
  openapi: '3.1.0',
  info: { title: 'Grown', version: '1' },
  servers: [{ url: 'https://api.test' }],
  paths: Object.fromEntries(
    Array.from({ length: operations }, (_, number) => [
      `/things/${number}/{id}`,
      {
        get: {
          operationId: `getThing${number}`,
          parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
          responses: {
            200: {
              description: 'ok',
              content: {
                'application/json': {
                  schema: { type: 'object', properties: { [`field${number}`]: { type: 'string' } } },
                },
              },
            },
          },
        },
      },
    ]),
  ),
})

/** Generates a client and bundles one of its operations. */
async function operations(size: number) {
  process.stderr.write(`operations: ${size} …\n`)
  const root = mkdtempSync(join(tmpdir(), 'growth-'))
  try {
    mkdirSync(join(root, 'node_modules'))
    symlinkSync(path('..'), join(root, 'node_modules/sdk'))
    writeFileSync(join(root, 'package.json'), '{"type":"module"}')
    writeFileSync(join(root, 'grown.json'), JSON.stringify(apiOf(size)))
    const command = `TIMEFORMAT='%U %S'; time "$0" "$1" generate grown.json --out grown >/dev/null`
    const { stderr } = await run('bash', ['-c', command, process.execPath, path('../dist/cli.js')], {
      cwd: root,
    })
    const [user = 0, system = 0] = (stderr.trim().split('\n').at(-1) ?? '').split(' ').map(Number)
    const entry = readdirSync(join(root, 'grown')).includes('index.ts') ? './grown/index.ts' : './grown'
    const { outputFiles } = await build({
      stdin: {
        contents: `import { connect, getThing1 } from '${entry}'; console.log(connect, getThing1)`,
        resolveDir: root,
        loader: 'ts',
      },
      bundle: true,
      minify: true,
      format: 'esm',
      logLevel: 'error',
      write: false,
    })
    return { seconds: user + system, bytes: gzipSync(outputFiles[0]?.contents ?? '', { level: 9 }).length }
  } finally {
    rmSync(root, { recursive: true })
  }
}

const counts = [1, 100, 1000, 10_000]
const server = await serveBodies(
  Object.fromEntries(
    counts.map((count) => [`${count}`, Array.from({ length: count }, (_, at) => sandbox(at))]),
  ),
)
const responses: Record<string, number>[] = []
for (const count of counts) responses.push(await medianOf(7, count))
server.close()

/** The run with the median ratio: the heap layout of a process shifts the ratio by several percent. */
async function medianOf(processes: number, count: number): Promise<Record<string, number>> {
  const runs: Record<string, number>[] = []
  while (runs.length < processes) runs.push(await inProcess('items', count, server.baseUrl(`${count}`)))
  return runs.sort((a, b) => (a.ratio ?? 0) - (b.ratio ?? 0))[processes >> 1] ?? {}
}

const tenants = [100, 1000, 10_000]
const many: Record<string, number>[] = []
for (const count of tenants) many.push(await inProcess('clients', count))

const apis = [10, 100, 1000]
const grown: { seconds: number; bytes: number }[] = []
for (const size of apis) grown.push(await operations(size))

const points = (sizes: readonly number[], costs: readonly (number | undefined)[]): Point[] =>
  sizes.map((size, at) => ({ size, cost: costs[at] ?? Number.NaN }))
const ours = points(
  counts,
  responses.map(({ ours = 0 }) => ours / 1000),
)
const raw = points(
  counts,
  responses.map(({ raw = 0 }) => raw / 1000),
)
const last = many.at(-1) ?? {}
const clientKiB = points(
  tenants,
  many.map(({ clientBytes = 0 }, at) => (clientBytes * (tenants[at] ?? 0)) / 2 ** 10),
)
const bytes = points(
  apis,
  grown.map((each) => each.bytes),
)
const seconds = points(
  apis,
  grown.map((each) => each.seconds),
)

const text = `\`npm run bench:growth\`, on ${machine()}; CPU times; each figure has its own process. Those of responses are medians of 7 processes.

${goalsTable([
  ['response of 1,000 items over loopback', responses[2]?.ratio ?? Number.NaN, 1.03, 'of raw'],
  ['response of 10,000 items over loopback', responses[3]?.ratio ?? Number.NaN, 1.03, 'of raw'],
  ['one of 10,000 clients', last.clientUs ?? Number.NaN, 10, 'µs'],
  ['one of 10,000 clients, kept', (last.clientBytes ?? Number.NaN) / 1024, 2, 'KiB'],
  ['one of 10,000 connections', last.connectionUs ?? Number.NaN, 10, 'µs'],
  ['one of 10,000 connections, kept', (last.connectionBytes ?? Number.NaN) / 1024, 2, 'KiB'],
])}

### Items in a response

CPU time of a call over loopback. Slope: ${(slope(ours) * 1000).toFixed(2)} µs per item, raw ${(slope(raw) * 1000).toFixed(2)}.

${plot(ours, 'ms', 2)}

Raw \`fetch(new Request(…))\` with \`response.json()\`:

${plot(raw, 'ms', 2)}

### Operations in an API

Size of an app that calls one operation of a generated API, minified and gzipped. Slope: ${slope(bytes).toFixed(3)} B per operation.

${plot(bytes, 'B', 0)}

CPU time of \`sdk generate\` for that API. Slope: ${(slope(seconds) * 1000).toFixed(2)} ms per operation.

${plot(seconds, 's', 2)}

### Clients in a process

Heap of all clients, each with its own token. Slope: ${slope(clientKiB).toFixed(2)} KiB per client. None has a timer or a listener.

${plot(clientKiB, 'KiB', 0)}
`
console.log(text)
if (flags.write) writeSection('Growth', text)
