#!/usr/bin/env bash
# stripe 23.1.0 (Node 20): a 400 response resolves as a success if its JSON body has no field `error`.
# The library only checks that field, never the HTTP status, even for a POST and for a 500. So if a proxy or gateway
# refuses a request with its own JSON (RFC 9457, {"message": …}), you get that JSON as the created object.
# Seen: "400 resolved with {"title":"Bad Request","detail":"the name is taken"}", "500 resolved …",
# and, with a field `error`, "400 rejected: StripeInvalidRequestError".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts stripe@23.1.0
cat > run.mjs <<'JS'
import { createServer } from 'node:http'
import Stripe from 'stripe'

const answers = {
  '400 without': [400, { title: 'Bad Request', detail: 'the name is taken' }],
  '500 without': [500, { message: 'upstream failed' }],
  '400 with': [400, { error: { type: 'invalid_request_error', message: 'the name is taken' } }],
}
for (const [status, body] of Object.values(answers)) {
  const server = createServer((request, response) => {
    request.resume().on('end', () => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address()
  const stripe = new Stripe('sk_test_0', { protocol: 'http', host: '127.0.0.1', port, maxNetworkRetries: 0 })
  await stripe.customers.create({ description: 'x' }).then(
    (value) => console.log(`${status} resolved with ${JSON.stringify(value)}`),
    (error) => console.log(`${status} rejected: ${error.constructor.name}`),
  )
  server.close()
  server.closeAllConnections()
}
JS
output=$(node run.mjs)
echo "$output"
[ "$output" = '400 resolved with {"title":"Bad Request","detail":"the name is taken"}
500 resolved with {"message":"upstream failed"}
400 rejected: StripeInvalidRequestError' ]
