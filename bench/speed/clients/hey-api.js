import { list } from './list.js'

/** @type {import('../client.d.ts').SpeedClient<any>} */
export const client = {
  name: '@hey-api/openapi-ts',
  body: list,
  load: async () => import('../generated/hey-api.js'),
  connect: ({ createClient, listSandboxes }, { baseUrl, token }) => {
    const client = createClient({ baseUrl, auth: token })
    return async () => (await listSandboxes({ client, throwOnError: true })).data
  },
}
