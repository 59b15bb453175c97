import { list } from './list.js'

/** @type {import('../client.d.ts').SpeedClient<typeof import('ofetch').ofetch>} */
export const client = {
  name: 'ofetch',
  body: list,
  load: async () => (await import('ofetch')).ofetch,
  connect: (ofetch, { baseUrl, token }) => {
    const client = ofetch.create({ baseURL: baseUrl, headers: { authorization: `Bearer ${token}` } })
    return () => client('/v1/sandbox')
  },
}
