import { runCases } from 'environment-suite'
import * as sdk from 'sdk'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'
import { browser } from '$app/environment'

export async function load({ fetch, url }) {
  if (browser) return {}
  const place = JSON.parse(`${url.searchParams.get('place')}`)
  return { results: await runCases({ sdk, sandbox, mocks, fetch, place }) }
}
