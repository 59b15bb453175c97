// One measurement in its own process: `node --expose-gc worker.mjs <what> <size> <baseUrl>`. Prints JSON.
import { connect, createClient } from 'sdk/sandbox'

const [what, sizeText, baseUrl = ''] = process.argv.slice(2)
const size = Number(sizeText)
const token = 'a-token-as-long-as-they-usually-are-0123456789'

/** CPU time of all threads of this process, in microseconds. */
const cpuUs = () => {
  const { user, system } = process.cpuUsage()
  return user + system
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1]

/** Microseconds per call, raw fetch and ours in turns, and the median of their ratios. */
async function items() {
  const client = createClient({ baseUrl, token })
  const headers = { authorization: `Bearer ${token}` }
  const calls = {
    raw: async () => (await fetch(new Request(`${baseUrl}/v1/sandbox`, { headers }))).json(),
    ours: async () => (await client.listSandboxes()).data,
  }
  const times = { raw: [], ours: [] }
  const count = Math.max(8, Math.round(400 / size ** 0.6))
  for (let round = -2; round < 11; round++) {
    // They take turns in going first, because garbage of one may be collected while the other runs.
    const inOrder = Object.entries(calls)
    for (const [name, call] of round % 2 ? inOrder : inOrder.reverse()) {
      const startedAt = cpuUs()
      for (let each = 0; each < count; each++) await call()
      if (round >= 0) times[name].push((cpuUs() - startedAt) / count)
    }
  }
  return {
    raw: median(times.raw),
    ours: median(times.ours),
    ratio: median(times.ours.map((time, round) => time / times.raw[round])),
  }
}

/** Microseconds and bytes per client and per connection, when all of them are kept. */
function clients() {
  const make = {
    client: (number) => createClient({ token: `${token}-${number}` }),
    connection: (number) => connect({ token: `${token}-${number}` }),
  }
  const figures = {}
  for (const [name, one] of Object.entries(make)) {
    const times = []
    const kept = []
    let bytes = 0
    for (let round = 0; round < 7; round++) {
      kept.length = 0
      gc()
      const before = process.memoryUsage().heapUsed
      const startedAt = cpuUs()
      for (let number = 0; number < size; number++) kept.push(one(number))
      times.push((cpuUs() - startedAt) / size)
      gc()
      bytes = (process.memoryUsage().heapUsed - before) / size
    }
    figures[`${name}Us`] = median(times)
    figures[`${name}Bytes`] = bytes
  }
  return figures
}

console.log(JSON.stringify(what === 'items' ? await items() : clients()))
process.exit()
