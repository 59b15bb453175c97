#!/usr/bin/env bash
# TypeSpec 1.9.0 (@typespec/openapi3 1.9.0, @typespec/sse 0.79.0) writes an SSE stream into OpenAPI 3.2 as an
# `itemSchema` that requires `event`, with a `oneOf` whose branches require nothing. A union member without a name,
# such as the `[DONE]` at the end of OpenAI-style streams, is sent without an `event` field. That breaks `required`,
# and because the event matches every branch, it breaks `oneOf`, too. So the last event of every healthy stream is
# invalid, and a client that validates items needs to know that the end is not an item.
# Seen: "named event: true", "terminal event: false, must match exactly one schema in oneOf, must have required property
# 'event'".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --no-audit --no-fund --ignore-scripts @typespec/compiler@1.9.0 @typespec/http@1.9.0 \
  @typespec/openapi@1.9.0 @typespec/openapi3@1.9.0 @typespec/json-schema@1.9.0 @typespec/sse@0.79.0 \
  @typespec/events@0.79.0 @typespec/streams@0.79.0 @typespec/versioning@0.79.0 ajv@8.20.0
cat > main.tsp <<'TSP'
import "@typespec/http";
import "@typespec/sse";
import "@typespec/events";
import "@typespec/streams";

using TypeSpec.Http;
using TypeSpec.SSE;
using TypeSpec.Events;

@service(#{ title: "Chat" })
namespace Chat;

@events
union Part {
  text: { delta: string },
  @contentType("text/plain") @terminalEvent "[DONE]",
}
@route("/chat") @post op chat(): SSEStream<Part>;
TSP
cat > tspconfig.yaml <<'YAML'
emit: ["@typespec/openapi3"]
options:
  "@typespec/openapi3":
    emitter-output-dir: "{project-root}"
    output-file: openapi.json
    file-type: json
    openapi-versions: ["3.2.0"]
YAML
node node_modules/@typespec/compiler/cmd/tsp.js compile main.tsp > /dev/null 2>&1
cat > check.mjs <<'JS'
import { readFileSync } from 'node:fs'
import Ajv from 'ajv/dist/2020.js'

const document = JSON.parse(readFileSync('openapi.json', 'utf8'))
const { itemSchema } = document.paths['/chat'].post.responses[200].content['text/event-stream']
const fits = new Ajv({ strict: false, allErrors: true }).compile({ ...itemSchema, components: document.components })
const told = (event) => [fits(event), ...(fits.errors ?? []).map(({ message }) => message)]
console.log(`named event: ${told({ event: 'text', data: '{"delta":"a"}' }).join(', ')}`)
console.log(`terminal event: ${told({ data: '[DONE]' }).join(', ')}`)
JS
output=$(node check.mjs)
echo "$output"
[ "$output" = "named event: true
terminal event: false, must match exactly one schema in oneOf, must have required property 'event'" ]
