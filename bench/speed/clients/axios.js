import { list } from './list.js'

/** @type {import('../client.d.ts').SpeedClient<typeof import('axios').default>} */
export const client = {
  name: 'axios',
  body: list,
  load: async () => (await import('axios')).default,
  connect: (axios, { baseUrl, token, stubbed }) => {
    const client = axios.create({
      baseURL: baseUrl,
      headers: { authorization: `Bearer ${token}` },
      ...(stubbed && { adapter: 'fetch' }),
    })
    return async () => (await client.get('/v1/sandbox')).data
  },
}
