import { list } from './list.js'

/** @type {import('../client.d.ts').SpeedClient<typeof import('ky').default>} */
export const client = {
  name: 'ky',
  body: list,
  load: async () => (await import('ky')).default,
  connect: (ky, { baseUrl, token }) => {
    const client = ky.create({ prefix: baseUrl, headers: { authorization: `Bearer ${token}` } })
    return () => client.get('v1/sandbox').json()
  },
}
