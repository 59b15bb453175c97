import { runCases } from 'environment-suite'
import * as sdk from 'sdk'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'

/** The event is the place; the response has the results. */
export const handler = async (place) => ({
  statusCode: 200,
  body: JSON.stringify(await runCases({ sdk, sandbox, mocks, place }, () => {})),
})
