// Runs the cases behind a proxy: `node run.mjs env` with HTTP_PROXY read by Node, `node run.mjs undici` with undici.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import { connect } from 'node:net'

// The server's address here has no listener: requests that bypass the proxy fail.
const place = JSON.parse(process.env.PLACE)
const { port } = new URL(place.url)
const { port: deadPort } = await listen(createServer(), (server) => server.close())

const proxy = createServer((_, response) => response.writeHead(400).end('this proxy only makes tunnels'))
proxy.on('connect', (request, client) => {
  if (request.url !== `127.0.0.1:${deadPort}`) return client.end('HTTP/1.1 403 Forbidden\r\n\r\n')
  const server = connect(Number(port), '127.0.0.1', () => {
    client.write('HTTP/1.1 200 Connection established\r\n\r\n')
    client.pipe(server).pipe(client)
  })
  client.on('close', () => server.destroy()).on('error', () => {})
  server.on('close', () => client.destroy()).on('error', () => {})
})
const { port: proxyPort } = await listen(proxy)

const url = `http://127.0.0.1:${proxyPort}`
const child = fork('cases.mjs', [process.argv[2]], {
  env: {
    ...process.env,
    PLACE: JSON.stringify({ ...place, url: place.url.replace(port, deadPort) }),
    HTTP_PROXY: url,
    HTTPS_PROXY: url,
    NO_PROXY: 'elsewhere.example',
    ...(process.argv[2] === 'env' && { NODE_USE_ENV_PROXY: '1' }),
  },
})
const [status] = await once(child, 'close')
process.exit(status ?? 1)

async function listen(server, then = () => {}) {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  then(server)
  return address
}
