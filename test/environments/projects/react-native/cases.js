import { print, runCases } from 'environment-suite'
import * as sdk from 'sdk'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'
import { sandbox as client } from './sandbox'

const place = JSON.parse(global.PLACE)

async function callOfApp() {
  sandbox.configure(client, { baseUrl: `${place.url}-app/list` })
  const problem = await client.listSandboxes().then(
    ({ data }) => (data.length === 1 ? null : JSON.stringify(data)),
    (error) => `${error}`,
  )
  print({ title: 'a client in an app', problem })
}

runCases({ sdk, sandbox, mocks, place })
  .then(() => place.skip.includes('list') || callOfApp())
  .then(() => global.ended?.())
