/** Sends streams, and counts uploaded bytes. It has its own process, so that its CPU time isn't measured. */
import { createServer } from 'node:http'

const event = (n) =>
  `id: ${n}\ndata: {"id":"${n}","object":"chunk","choices":[{"index":0,"delta":{"content":"word "}}]}\n\n`
const piece = Buffer.alloc(65_536, 'x')

const server = createServer((request, response) => {
  const [, kind, size] = request.url.split('/')
  if (kind === 'up') {
    let bytes = 0
    request.on('data', (chunk) => {
      bytes += chunk.length
    })
    return void request.on('end', () => response.end(JSON.stringify({ bytes })))
  }
  const left = Number(size)
  response.writeHead(200, {
    'content-type': kind === 'down' ? 'application/octet-stream' : 'text/event-stream',
  })
  if (kind === 'paced') return pace(response, left)
  let sent = 0
  const next = kind === 'down' ? () => piece : () => event(sent)
  const more = () => {
    while (sent < left) {
      const chunk = next()
      sent += kind === 'down' ? chunk.length : 1
      if (!response.write(chunk)) return void response.once('drain', more)
    }
    response.end()
  }
  more()
})

/** Sends 10,000 events per second, each in its own write. */
function pace(response, left) {
  const startedAt = performance.now()
  let sent = 0
  const timer = setInterval(() => {
    const due = Math.min(left, Math.floor((performance.now() - startedAt) * 10))
    for (; sent < due; sent++) response.write(event(sent))
    if (sent < left) return
    clearInterval(timer)
    response.end()
  }, 1)
}

server.listen(0, '127.0.0.1', () => console.log(server.address().port))
process.on('disconnect', () => process.exit())
