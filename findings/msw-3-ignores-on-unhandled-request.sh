#!/usr/bin/env bash
# msw 3.0.5 (Node 22): `onUnhandledRequest` from version 2 is now `onUnhandledFrame`, and the old name is silently
# ignored. A suite that passes `server.listen({ onUnhandledRequest: 'error' })` to fail on requests without a handler
# no longer fails after the upgrade: it sends them to the network with only a warning.
# Seen: "2, onUnhandledRequest: refused", "3, onUnhandledRequest: sent", "3, onUnhandledFrame: refused".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts \
  msw-2@npm:msw@2.15.0 msw-3@npm:msw@3.0.5 "node-$(uname -s | tr A-Z a-z)-$(node -p process.arch)@22.23.3"
node=$(echo node_modules/node-*/bin/node)
cat > run.mjs <<'JS'
import { once } from 'node:events'
import { createServer } from 'node:http'

const [, , major, option] = process.argv
const { setupServer } = await import(`msw-${major}/node`)
console.error = console.warn = () => {}
const api = createServer((_, response) => response.end('from the network')).listen(0, '127.0.0.1')
await once(api, 'listening')
const server = setupServer()
server.listen({ [option]: 'error' })
const outcome = await fetch(`http://127.0.0.1:${api.address().port}/`).then(
  () => 'sent',
  () => 'refused',
)
console.log(`${major}, ${option}: ${outcome}`)
process.exit()
JS
output=$("$node" run.mjs 2 onUnhandledRequest; "$node" run.mjs 3 onUnhandledRequest; "$node" run.mjs 3 onUnhandledFrame)
echo "$output"
[ "$output" = '2, onUnhandledRequest: refused
3, onUnhandledRequest: sent
3, onUnhandledFrame: refused' ]
