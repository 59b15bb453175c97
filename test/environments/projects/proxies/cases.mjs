import { runCases } from 'environment-suite'
import * as sdk from 'sdk'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'

if (process.argv[2] === 'undici') {
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import('undici')
  setGlobalDispatcher(new EnvHttpProxyAgent())
}

await runCases({ sdk, sandbox, mocks, place: JSON.parse(process.env.PLACE) })
process.disconnect()
