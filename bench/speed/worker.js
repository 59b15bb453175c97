// One measurement of one client, in its own process: `node worker.js <client> <what> <baseUrl>`. Prints JSON.

const [id, what, baseUrl = 'https://api.example.test'] = process.argv.slice(2)
const token = 'a-token-as-long-as-they-usually-are-0123456789'
const stubbed = what === 'stub'

if (stubbed) {
  const { client } = await import(`./clients/${id}.js`)
  const text = JSON.stringify(client.body)
  // Set before the client is loaded: some keep the fetch that they find then.
  globalThis.fetch = async () =>
    new Response(text, { status: 200, headers: { 'content-type': 'application/json' } })
}

const { client } = await import(`./clients/${id}.js`)

/** CPU time of all threads of this process in milliseconds, unaffected by other processes. */
const cpuMs = () => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

/** Microseconds of CPU time per call, with `inFlight` chains of calls at a time. */
async function cpuPerCall(call, inFlight, batch) {
  const { Bench } = await import('tinybench')
  const chain = async () => {
    for (let count = 0; count < batch / inFlight; count++) await call()
  }
  const bench = new Bench({ now: cpuMs, time: 1000, warmupTime: 500, iterations: 8, throws: true })
  bench.add('call', () => Promise.all(Array.from({ length: inFlight }, chain)))
  await bench.run()
  return (bench.tasks[0].result.latency.p50 * 1000) / batch
}

/** KiB that each call allocates on the heap, freed later or not. */
async function heapPerCall(call) {
  const calls = 200
  const grown = []
  for (let round = 0; round < 15; round++) {
    gc()
    const before = process.memoryUsage().heapUsed
    for (let count = 0; count < calls; count++) await call()
    grown.push((process.memoryUsage().heapUsed - before) / calls / 1024)
  }
  return grown.sort((a, b) => a - b)[7]
}

async function measure() {
  const startedAt = cpuMs()
  const module = await client.load()
  const importMs = cpuMs() - startedAt
  const call = client.connect(module, { baseUrl, token, stubbed })
  if (what === 'start') {
    await call()
    return { importMs, firstMs: cpuMs() - startedAt - importMs }
  }
  // Fails if the client's calls don't work.
  if (JSON.stringify(await call()) === undefined) throw new Error(`${id} got nothing`)
  if (what === 'loopback') {
    return { one: await cpuPerCall(call, 1, 200), fifty: await cpuPerCall(call, 50, 500) }
  }
  return { cpu: await cpuPerCall(call, 1, 500), heap: await heapPerCall(call) }
}

console.log(JSON.stringify(await measure()))
process.exit()
