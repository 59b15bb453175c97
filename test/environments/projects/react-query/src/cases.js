import { runCases } from 'environment-suite'
import * as sdk from 'sdk'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'

const place = JSON.parse(`${new URL(location.href).searchParams.get('place')}`)
await runCases({ sdk, sandbox, mocks, place })
document.title = 'done'
