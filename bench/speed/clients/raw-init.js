import { list } from './list.js'

/** @type {import('../client.d.ts').SpeedClient<undefined>} */
export const client = {
  name: 'raw fetch(url, init)',
  body: list,
  load: async () => undefined,
  connect:
    (_, { baseUrl, token }) =>
    async () => {
      const response = await fetch(`${baseUrl}/v1/sandbox`, { headers: { authorization: `Bearer ${token}` } })
      return response.json()
    },
}
