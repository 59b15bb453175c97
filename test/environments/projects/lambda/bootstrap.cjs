// A Lambda runtime: gets events from the runtime API, one at a time, and responds with the function's result.
const path = require('node:path')

const { _HANDLER, AWS_LAMBDA_RUNTIME_API, LAMBDA_TASK_ROOT } = process.env
const [file, name] = _HANDLER.split('.')
const { [name]: handler } = require(path.join(LAMBDA_TASK_ROOT, `${file}.js`))
const api = `http://${AWS_LAMBDA_RUNTIME_API}/2018-06-01/runtime/invocation`

async function next() {
  const response = await fetch(`${api}/next`)
  const awsRequestId = response.headers.get('lambda-runtime-aws-request-id')
  const deadline = Number(response.headers.get('lambda-runtime-deadline-ms'))
  const context = { awsRequestId, getRemainingTimeInMillis: () => deadline - Date.now() }
  const result = await handler(await response.json(), context)
  await fetch(`${api}/${awsRequestId}/response`, { method: 'POST', body: JSON.stringify(result) })
  return next()
}

next()
