import { casesOf } from 'environment-suite'
import * as sdk from 'sdk'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'

const place = JSON.parse(process.env.PLACE)

it.each(casesOf({ sdk, sandbox, mocks, place }))('%s', (_, run) => run(), 20_000)
