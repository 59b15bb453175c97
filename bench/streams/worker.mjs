/** One measurement: `node --expose-gc worker.mjs <measurement> <port> <size>`. Prints a line of JSON. */
import { eventOptions, eventStream, open, operation, rawBody, streamedResponse } from '../../dist/runtime.js'

const [, , name, port, size] = process.argv
const api = { name: 'bench', servers: { default: `http://127.0.0.1:${port}` } }
const connection = open(api)
const url = (kind) => `http://127.0.0.1:${port}/${kind}/${size}`

/** An operation as the generator writes it. */
const events = (kind) =>
  operation(
    {
      api,
      id: kind,
      method: 'GET',
      path: `/${kind}/${size}`,
      responses: { 200: 'stream' },
      streams: { 'text/event-stream': {} },
      accept: 'text/event-stream',
      security: 'none',
      options: eventOptions,
    },
    streamedResponse(eventStream),
  )
const download = operation(
  {
    api,
    id: 'download',
    method: 'GET',
    path: `/down/${size}`,
    responses: { 200: 'binary' },
    security: 'none',
    options: eventOptions,
  },
  streamedResponse(),
)
const upload = operation(
  { api, id: 'upload', method: 'POST', path: '/up', body: {}, responses: { 200: 'json' }, security: 'none' },
  rawBody,
)

/** What you would write by hand for such an API. */
async function* byHand(kind) {
  const response = await fetch(url(kind))
  const decoder = new TextDecoder()
  let rest = ''
  for await (const chunk of response.body) {
    const parts = (rest + decoder.decode(chunk, { stream: true })).split('\n\n')
    rest = parts.pop()
    for (const part of parts) {
      for (const line of part.split('\n')) if (line.startsWith('data: ')) yield JSON.parse(line.slice(6))
    }
  }
}

const ours = async (kind) => (await events(kind)(connection, null, null)).data

/** CPU time of reading a stream, in milliseconds. */
async function cpu(open) {
  const before = process.cpuUsage()
  let items = 0
  for await (const { choices } of await open()) items += choices.length
  const { user, system } = process.cpuUsage(before)
  return { items, cpuMs: (user + system) / 1000 }
}

const heapMiB = () => {
  globalThis.gc()
  return process.memoryUsage().heapUsed / 2 ** 20
}

/** The largest heap while something runs, in MiB, including garbage. */
async function peak(work) {
  let heap = 0
  const look = () => {
    heap = Math.max(heap, process.memoryUsage().heapUsed / 2 ** 20)
  }
  const timer = setInterval(look, 20)
  const bytes = await work()
  look()
  clearInterval(timer)
  return { bytes, peakMiB: heap, rssMiB: process.resourceUsage().maxRSS / 1024 }
}

const measurements = {
  pacedOurs: () => cpu(() => ours('paced')),
  pacedHand: () => cpu(async () => byHand('paced')),
  fullOurs: () => cpu(() => ours('full')),
  fullHand: () => cpu(async () => byHand('full')),
  async heap() {
    const marks = []
    let items = 0
    for await (const _ of await ours('full')) {
      if (++items % (Number(size) / 10) === 0) marks.push(heapMiB())
    }
    return { items, marks }
  },
  down: () =>
    peak(async () => {
      const { data } = await download(connection, null, null, { as: 'stream' })
      let bytes = 0
      for await (const chunk of data) bytes += chunk.length
      return bytes
    }),
  up: () =>
    peak(async () => {
      const piece = new Uint8Array(65_536)
      let left = Number(size)
      const body = new ReadableStream(
        {
          pull(controller) {
            if (left <= 0) return controller.close()
            left -= piece.length
            controller.enqueue(piece.slice())
          },
        },
        { highWaterMark: 0 },
      )
      return (await upload(connection, null, body)).data.bytes
    }),
}

console.log(JSON.stringify(await measurements[name]()))
process.exit()
