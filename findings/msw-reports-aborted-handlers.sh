#!/usr/bin/env bash
# msw 2.15.0 (Node 20) reports a handler that obeys the signal of its request, and so rejects with `signal.reason`
# when the caller aborts. It emits `unhandledException`, and without a listener it prints the reason and "[MSW] Error:
# Encountered an unhandled exception during the handler lookup", although fetch has already rejected with the same
# reason. So every test that aborts a request (a React unmount, a timeout) prints an error. A handler that ignores the
# signal prints nothing.
# Seen: "heeds the signal: fetch rejected with left, printed 2", "ignores it: fetch rejected with left, printed 0".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts msw@2.15.0
cat > run.mjs <<'JS'
import { setTimeout as delay } from 'node:timers/promises'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'

let printed = 0
console.error = () => void printed++
const handlers = {
  'heeds the signal': ({ request: { signal } }) => delay(60_000, HttpResponse.json({}), { signal, ref: false })
    .catch(() => { throw signal.reason }),
  'ignores it': () => delay(100, HttpResponse.json({})),
}
for (const [name, handler] of Object.entries(handlers)) {
  printed = 0
  const server = setupServer(http.get('https://api.example/', handler))
  server.listen()
  const controller = new AbortController()
  setTimeout(() => controller.abort(new Error('left')), 20)
  const { signal } = controller
  const reason = await fetch('https://api.example/', { signal }).catch((error) => error.message)
  await delay(200)
  server.close()
  console.log(`${name}: fetch rejected with ${reason}, printed ${printed}`)
}
JS
output=$(node run.mjs)
echo "$output"
[ "$output" = 'heeds the signal: fetch rejected with left, printed 2
ignores it: fetch rejected with left, printed 0' ]
