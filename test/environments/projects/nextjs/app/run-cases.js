import { runCases } from 'environment-suite'
import * as sdk from 'sdk'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'

// This polls: with a signal, React doesn't respond from memory.
const ask = async (url) => (await fetch(url, { signal: new AbortController().signal })).text()

export const run = (place) => runCases({ sdk, sandbox, mocks, ask, place: JSON.parse(place) })
