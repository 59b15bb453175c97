import { runCases } from 'environment-suite'
import * as sdk from 'sdk'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'

// Asked again and again: with a signal, React does not answer from memory.
const ask = async (url) => (await fetch(url, { signal: new AbortController().signal })).text()

export const run = (place) => runCases({ sdk, sandbox, mocks, ask, place: JSON.parse(place) })
