import { env } from 'cloudflare:workers'
import { casesOf } from 'environment-suite'
import * as sdk from 'sdk'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'
import { it } from 'vitest'

const place = JSON.parse(env.PLACE)

it.each(casesOf({ sdk, sandbox, mocks, place }))('%s', { timeout: 20_000 }, (_, run) => run())
