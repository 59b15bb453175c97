import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { machine, writeSection } from './results.ts'
import type { SpeedClient } from './speed/client.d.ts'
import { commandLineStarts } from './speed/command-line.ts'
import { measure } from './speed/measure.ts'
import { prepareHeyApi } from './speed/prepare.ts'
import { goals, report } from './speed/report.ts'
import { serveBodies } from './speed/server.ts'

/** The first clients of the table, in order. The ratios are to the first one. */
const order = ['raw', 'raw-init', 'raw-limited', 'ours', 'ours-unlimited', 'openapi-fetch']
const found = readdirSync(new URL('speed/clients', import.meta.url))
  .map((file) => file.replace(/\.js$/, ''))
  .filter((id) => id !== 'list')
const known = [...order, ...found.filter((id) => !order.includes(id)).sort()]

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean' }, rounds: { type: 'string', default: '7' } },
})
const unknown = positionals.filter((id) => !known.includes(id))
if (unknown.length) throw new Error(`no client named ${unknown.join(', ')}; known are ${known.join(', ')}`)
const ids = positionals.length ? known.filter((id) => id === 'raw' || positionals.includes(id)) : known
const rounds = Number(values.rounds)
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds must be a whole number, 1 or more')

/** How many times each client is loaded. */
const starts = 30

/** Overwrites one line on the terminal. */
const progress = (line: string) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${line}`)
}

if (ids.includes('hey-api')) await prepareHeyApi()
const clients: Record<string, SpeedClient<unknown>> = {}
for (const id of ids) clients[id] = (await import(`./speed/clients/${id}.js`)).client
const server = await serveBodies(
  Object.fromEntries(Object.entries(clients).map(([id, { body }]) => [id, body])),
)
const stub = await measure(ids, 'stub', rounds, server.baseUrl, progress)
const loopback = await measure(ids, 'loopback', rounds, server.baseUrl, progress)
const start = await measure(ids, 'start', starts, server.baseUrl, progress)
server.close()
const commandLine = commandLineStarts(rounds * 3)
progress('')

const figures = { stub, loopback, start, commandLine }
const text = `\`npm run bench\`, on ${machine()}; ${rounds} rounds. One list call with a token. CPU times of the process
as ratios to raw \`fetch(new Request(...))\` in the same round, the median of all rounds; starts in milliseconds of CPU
time more than raw, the median of ${starts}.

${report(
  ids.map((id) => ({ id, name: clients[id]?.name ?? id })),
  figures,
)}
${ids.includes('ours') && ids.includes('openapi-fetch') ? `\n${goals(figures)}\n` : ''}`
console.log(text)
if (values.write) writeSection('Speed', text)
