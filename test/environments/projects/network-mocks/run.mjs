// Runs the cases with a network mock: `node run.mjs nock`. Unhandled requests go to the server.
import { runCases } from 'environment-suite'
import * as sdk from 'sdk'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'

const place = JSON.parse(process.env.PLACE)
const { mock } = await import(`./mocks/${process.argv[2]}.mjs`)

await runCases({ sdk, sandbox, mocks, place, mock })
