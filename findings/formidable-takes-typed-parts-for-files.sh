#!/usr/bin/env bash
# formidable 3.5.4 treats a part of multipart/form-data as a file as soon as it has a Content-Type, even if its
# Content-Disposition has no filename. busboy 1.6.0 (multer, Fastify) and Node's own formData() treat it as a field.
# So a JSON part is a field in all of them only if it has no Content-Type.
#
# Seen: formidable [],["meta"]
#       busboy     field meta application/json
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm init -y > /dev/null
npm install --silent --ignore-scripts formidable@3.5.4 busboy@1.6.0
cat > run.mjs <<'JS'
import { createServer } from 'node:http'
import busboy from 'busboy'
import formidable from 'formidable'

const type = 'multipart/form-data; boundary=b'
const body = '--b\r\nContent-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{}\r\n--b--\r\n'
const seen = async (read) => {
  let found
  const server = createServer(async (request, response) => {
    found = await read(request)
    response.end()
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  await fetch(`http://127.0.0.1:${server.address().port}`, { method: 'POST', headers: { 'content-type': type }, body })
  server.close()
  return found
}
console.log('formidable', await seen(async (request) => {
  const [fields, files] = await formidable({}).parse(request)
  return `${JSON.stringify(Object.keys(fields))},${JSON.stringify(Object.keys(files))}`
}))
console.log('busboy', await seen((request) => new Promise((resolve) => {
  const parser = busboy({ headers: request.headers })
  parser.on('field', (name, _, { mimeType }) => resolve(`field ${name} ${mimeType}`))
  parser.on('file', (name, file) => { file.resume(); resolve(`file ${name}`) })
  request.pipe(parser)
})))
JS
output=$(node run.mjs)
echo "$output"
[ "$output" = 'formidable [],["meta"]
busboy field meta application/json' ]
