import { list } from './list.js'

/** @type {import('../client.d.ts').SpeedClient<typeof import('sdk/sandbox')>} */
export const client = {
  name: 'sdk/sandbox',
  body: list,
  load: async () => import('sdk/sandbox'),
  connect: ({ createClient }, options) => {
    const client = createClient({ baseUrl: options.baseUrl, token: options.token })
    return async () => (await client.listSandboxes()).data
  },
}
