import { list } from './list.js'

/** @type {import('../client.d.ts').SpeedClient<undefined>} */
export const client = {
  name: 'raw fetch(new Request)',
  body: list,
  load: async () => undefined,
  connect:
    (_, { baseUrl, token }) =>
    async () => {
      const request = new Request(`${baseUrl}/v1/sandbox`, { headers: { authorization: `Bearer ${token}` } })
      return (await fetch(request)).json()
    },
}
