// Runs the cases with one of the fetches: `node run.mjs undici-7`.
import { runCases } from 'environment-suite'
import * as sdk from 'sdk'
import * as sandbox from 'sdk/sandbox'
import * as mocks from 'sdk/sandbox/mocks'

const fetches = {
  'undici-6': async () => (await import('undici-6')).fetch,
  'undici-7': async () => (await import('undici-7')).fetch,
  'undici-8': async () => (await import('undici-8')).fetch,
  'node-fetch-2': async () => (await import('node-fetch-2')).default,
  'node-fetch-3': async () => (await import('node-fetch-3')).default,
  'cross-fetch': async () => (await import('cross-fetch')).fetch,
  'fetch-cookie': async () => (await import('fetch-cookie')).default(fetch),
  // Its own retries stay off, as they are by default.
  'make-fetch-happen': async () => (await import('make-fetch-happen')).default,
  '@whatwg-node/fetch': async () => (await import('@whatwg-node/fetch')).fetch,
  // ky must not throw for a status or retry: we do both.
  ky: async () => (await import('ky')).default.create({ throwHttpErrors: false, retry: 0, timeout: false }),
  axios: async () => {
    const { default: axios } = await import('axios')
    return async (url, { body: data, ...init }) => {
      const { data: body, ...answer } = await axios.request({
        ...init,
        url,
        data,
        adapter: 'fetch',
        responseType: 'stream',
        validateStatus: null,
      })
      return new Response(body, { ...answer, headers: [...answer.headers] })
    }
  },
}

await runCases({
  sdk,
  sandbox,
  mocks,
  fetch: await fetches[process.argv[2]](),
  place: JSON.parse(process.env.PLACE),
})
