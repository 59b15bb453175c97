import { list } from './list.js'

/** @type {import('../client.d.ts').SpeedClient<typeof import('openapi-fetch').default>} */
export const client = {
  name: 'openapi-fetch',
  body: list,
  load: async () => (await import('openapi-fetch')).default,
  connect: (createClient, { baseUrl, token }) => {
    const client = createClient({ baseUrl, headers: { authorization: `Bearer ${token}` } })
    return async () => (await client.GET('/v1/sandbox')).data
  },
}
