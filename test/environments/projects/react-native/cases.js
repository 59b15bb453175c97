import { runCases } from 'environment-suite'
import * as sdk from 'sdk'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'

runCases({ sdk, sandbox, mocks, place: JSON.parse(global.PLACE) }).then(() => global.ended?.())
