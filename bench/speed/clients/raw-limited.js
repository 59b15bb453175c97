import { list } from './list.js'

/** @type {import('../client.d.ts').SpeedClient<undefined>} */
export const client = {
  name: 'raw, with AbortSignal.timeout',
  body: list,
  load: async () => undefined,
  connect:
    (_, { baseUrl, token }) =>
    async () => {
      const request = new Request(`${baseUrl}/v1/sandbox`, {
        headers: { authorization: `Bearer ${token}` },
        signal: AbortSignal.timeout(60_000),
      })
      return (await fetch(request)).json()
    },
}
