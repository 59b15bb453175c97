import { list } from './list.js'

/** @type {import('../client.d.ts').SpeedClient<typeof import('@epilot/sdk/sandbox')>} */
export const client = {
  name: '@epilot/sdk/sandbox',
  body: { results: list, total: list.length },
  load: async () => import('@epilot/sdk/sandbox'),
  connect: ({ createClient, authorize }, { baseUrl, token, stubbed }) => {
    const client = createClient()
    authorize(client, () => token)
    client.defaults.baseURL = baseUrl
    if (stubbed) client.defaults.adapter = 'fetch'
    return async () => (await client.listPipelines()).data
  },
}
