// All clients in turns, in one process: `node worker.js <items> <rounds>`. Prints microseconds of CPU time per call,
// by client and round, as JSON.

import { clients } from './clients.js'

const [items, rounds] = process.argv.slice(2).map(Number)

let text = ''
// Set before a client is loaded: some keep the fetch that they find then.
globalThis.fetch = async () =>
  new Response(text, { status: 200, headers: { 'content-type': 'application/json' } })

const texts = new Map(
  [...new Set(Object.values(clients).map(({ of }) => of))].map((of) => [of, JSON.stringify(of(items))]),
)

/** CPU time of all threads of this process in microseconds, unaffected by other processes. */
const cpu = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}

const calls = {}
for (const [id, { of, connect }] of Object.entries(clients)) {
  text = texts.get(of)
  calls[id] = await connect()
  const data = await calls[id]()
  // Fails if a client's calls don't work.
  if (!JSON.stringify(data)?.includes('ada0') && !JSON.stringify(data)?.includes('product 0'))
    throw new Error(`${id} got ${JSON.stringify(data)?.slice(0, 200)}`)
}

async function perCall(id, batch) {
  text = texts.get(clients[id].of)
  const startedAt = cpu()
  for (let count = 0; count < batch; count++) await calls[id]()
  return (cpu() - startedAt) / batch
}

// About 30 ms per batch, long compared to the clock's resolution.
const batch = Math.max(1, Math.min(400, Math.ceil(20_000 / Math.max(items, 50))))
const samples = Object.fromEntries(Object.keys(calls).map((id) => [id, []]))
for (let round = -3; round < rounds; round++) {
  for (const id of Object.keys(calls)) {
    globalThis.gc?.()
    const figure = await perCall(id, batch)
    // The first rounds are warm-up.
    if (round >= 0) samples[id].push(figure)
  }
}
console.log(JSON.stringify(samples))
process.exit()
