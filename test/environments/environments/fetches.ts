import type { Environment, NodeMajor } from '../environment.ts'
import { runCasesOf } from '../program.ts'
import { versionOf } from '../version.ts'

/** A package whose fetch is given as the option `fetch`. */
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

/** node-fetch 2 pipes what arrives into another stream, and a pipe does not pass errors on. */
const silentCuts: Partial<Environment> = {
  place: { silentCuts: true },
  notes: {
    'cut body':
      'a body that breaks off before its announced length is not told; the time limit ends the call',
  },
}

export const undici6 = fetchOf('undici-6', 'fetch: its fetch')
export const undici7 = fetchOf('undici-7', 'fetch: its fetch')
export const undici8 = fetchOf('undici-8', 'fetch: its fetch', 22)
export const nodeFetch2 = fetchOf('node-fetch-2', 'fetch: its default export', undefined, silentCuts)
export const nodeFetch3 = fetchOf('node-fetch-3', 'fetch: its default export')
export const crossFetch = fetchOf('cross-fetch', 'fetch: its fetch', undefined, silentCuts)
export const fetchCookie = fetchOf('fetch-cookie', 'fetch: fetchCookie(fetch)')
export const makeFetchHappen = fetchOf('make-fetch-happen', 'fetch: its default export', 24)
export const whatwgNodeFetch = fetchOf('@whatwg-node/fetch', 'fetch: its fetch', 22)
export const ky = fetchOf('ky', 'fetch: ky.create({ throwHttpErrors: false, retry: 0 })', 22)
export const axios = fetchOf('axios', 'fetch: a request of its fetch adapter, made a Response')
