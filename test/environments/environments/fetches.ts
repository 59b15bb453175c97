import type { Environment, NodeMajor } from '../environment.ts'
import { runCasesOf } from '../program.ts'
import { versionOf } from '../version.ts'

/** A package whose fetch is set as the option `fetch`. */
function fetchOf(
  name: string,
  about: string,
  node?: NodeMajor,
  more: Partial<Environment> = {},
): Environment {
  return {
    name: name.replace(/-(\d)$/, ' $1'),
    about,
    project: 'fetches',
    ...(node && { node }),
    version: versionOf(name),
    run: (context) => runCasesOf(context, ['node', 'run.mjs', name]),
    ...more,
  }
}

/** node-fetch 2 pipes the body into another stream, and a pipe doesn't pass errors on. */
const silentCuts: Partial<Environment> = {
  place: { silentCuts: true },
  notes: {
    'cut body': 'it does not report a body shorter than its content-length, so the call times out',
  },
}

const undici6 = fetchOf('undici-6', 'the option `fetch`')
const undici7 = fetchOf('undici-7', 'the option `fetch`')
const undici8 = fetchOf('undici-8', 'the option `fetch`', 22)
const nodeFetch2 = fetchOf('node-fetch-2', 'the option `fetch`', undefined, silentCuts)
const nodeFetch3 = fetchOf('node-fetch-3', 'the option `fetch`')
const crossFetch = fetchOf('cross-fetch', 'the option `fetch`', undefined, silentCuts)
const fetchCookie = fetchOf('fetch-cookie', '`fetchCookie(fetch)` as the option')
const makeFetchHappen = fetchOf('make-fetch-happen', 'the option `fetch`', 24)
const whatwgNodeFetch = fetchOf('@whatwg-node/fetch', 'the option `fetch`', 22)
const ky = fetchOf('ky', '`ky.create({ throwHttpErrors: false, retry: 0 })` as the option', 22)
const axios = fetchOf('axios', 'its fetch adapter as the option, the result converted to a Response')

export const fetches = {
  undici6,
  undici7,
  undici8,
  nodeFetch2,
  nodeFetch3,
  crossFetch,
  fetchCookie,
  makeFetchHappen,
  whatwgNodeFetch,
  ky,
  axios,
}
