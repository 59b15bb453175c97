#!/usr/bin/env bash
# Next.js 16.4.6 (React 19.3.1), next start, a server component.
# A plain fetch that is retried after a 503 never reaches the server: within one render, React answers an equal GET
# from memory, whatever its status, so a retry loop gets the same 503 until it gives up. A GET with an AbortSignal is
# sent each time. It is documented that equal GETs are merged. It isn't documented that failures are remembered like
# successes, so that retries in a server component don't work without a signal.
# Seen: "without a signal: 503 503; with a signal: 503 200; requests: 1 and 2".
set -euo pipefail
folder=$(mktemp -d)
api= app=
trap 'kill $api $app 2> /dev/null || true; rm -rf "$folder"' EXIT
cd "$folder"

cat > package.json << 'JSON'
{ "private": true, "type": "module" }
JSON
npm install --silent --ignore-scripts --no-audit --no-fund next@16.4.6 react@19.3.1 react-dom@19.3.1

# 503 to the first request of a path, then 200; /count/PATH returns how many there were.
cat > api.js << 'JS'
import { createServer } from 'node:http'
const counts = {}
createServer(({ url }, response) => {
  if (url.startsWith('/count')) return response.end(`${counts[url.slice(6)] ?? 0}`)
  counts[url] = (counts[url] ?? 0) + 1
  response.writeHead(counts[url] === 1 ? 503 : 200).end('{}')
}).listen(0, '127.0.0.1', function () {
  console.log(this.address().port)
})
JS
mkdir app
cat > app/layout.js << 'JS'
export default ({ children }) => <html><body>{children}</body></html>
JS
cat > app/page.js << 'JS'
import { connection } from 'next/server'

const twice = async (url, init) => `${(await fetch(url, init())).status} ${(await fetch(url, init())).status}`

export default async function Page() {
  await connection()
  const without = await twice(`${process.env.API}/without`, () => ({}))
  const withSignal = await twice(`${process.env.API}/with`, () => ({ signal: new AbortController().signal }))
  return <p>{`without a signal: ${without}; with a signal: ${withSignal}`}</p>
}
JS

node api.js > port & api=$!
until [ -s port ]; do sleep 0.1; done
export API="http://127.0.0.1:$(cat port)" NEXT_TELEMETRY_DISABLED=1
npx next build > build.log 2>&1 || { cat build.log; exit 1; }
free=$(node -e "require('net').createServer().listen(0, function () { console.log(this.address().port); this.close() })")
node node_modules/next/dist/bin/next start -H 127.0.0.1 -p "$free" > start.log 2>&1 & app=$!
for _ in $(seq 100); do curl -so /dev/null "http://127.0.0.1:$free/none" && break; sleep 0.2; done

seen="$(curl -s "http://127.0.0.1:$free/" | grep -o 'without a signal: [^<]*' | head -1)"
seen="$seen; requests: $(curl -s "$API/count/without") and $(curl -s "$API/count/with")"
echo "$seen"
[ "$seen" = 'without a signal: 503 503; with a signal: 503 200; requests: 1 and 2' ]
