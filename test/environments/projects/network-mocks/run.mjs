// Runs the cases below a network mock: `node run.mjs nock`. What it does not know goes on to the server.
import { runCases } from 'environment-suite'
import * as sdk from 'sdk'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'

const place = JSON.parse(process.env.PLACE)
const { mock } = await import(`./mocks/${process.argv[2]}.mjs`)

await runCases({ sdk, sandbox, mocks, place, mock })
