// All clients in turns, in one process: `node worker.js <items> <rounds>`. Prints microseconds of CPU a call, by client
// and round, as JSON.

import { clients } from './clients.js'

const [items, rounds] = process.argv.slice(2).map(Number)

let text = ''
// In place before a client is loaded: some keep the fetch that they find then.
globalThis.fetch = async () =>
  new Response(text, { status: 200, headers: { 'content-type': 'application/json' } })

const texts = new Map(
  [...new Set(Object.values(clients).map(({ of }) => of))].map((of) => [of, JSON.stringify(of(items))]),
)

/** CPU time of this process in microseconds, all threads: what other processes do does not count. */
const cpu = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}

const calls = {}
for (const [id, { of, connect }] of Object.entries(clients)) {
  text = texts.get(of)
  calls[id] = await connect()
  const data = await calls[id]()
  // A client whose calls do not work is not measured.
  if (!JSON.stringify(data)?.includes('ada0') && !JSON.stringify(data)?.includes('product 0'))
    throw new Error(`${id} got ${JSON.stringify(data)?.slice(0, 200)}`)
}

async function perCall(id, batch) {
  text = texts.get(clients[id].of)
  const startedAt = cpu()
  for (let count = 0; count < batch; count++) await calls[id]()
  return (cpu() - startedAt) / batch
}

// Some 30 ms a batch, so that the clock's steps are small beside it.
const batch = Math.max(1, Math.min(400, Math.ceil(20_000 / Math.max(items, 50))))
const samples = Object.fromEntries(Object.keys(calls).map((id) => [id, []]))
for (let round = -3; round < rounds; round++) {
  for (const id of Object.keys(calls)) {
    globalThis.gc?.()
    const figure = await perCall(id, batch)
    // The first ones are for the compiler.
    if (round >= 0) samples[id].push(figure)
  }
}
console.log(JSON.stringify(samples))
process.exit()
