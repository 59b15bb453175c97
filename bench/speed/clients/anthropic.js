import { list } from './list.js'

/** @type {import('../client.d.ts').SpeedClient<typeof import('@anthropic-ai/sdk').default>} */
export const client = {
  name: '@anthropic-ai/sdk',
  body: { data: list, has_more: false },
  load: async () => (await import('@anthropic-ai/sdk')).default,
  connect: (Anthropic, { baseUrl, token }) => {
    const client = new Anthropic({ authToken: token, baseURL: baseUrl })
    return async () => (await client.models.list()).data
  },
}
