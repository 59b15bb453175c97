import { list } from './list.js'

/** @type {import('../client.d.ts').SpeedClient<typeof import('openai').default>} */
export const client = {
  name: 'openai',
  body: { object: 'list', data: list },
  load: async () => (await import('openai')).default,
  connect: (OpenAI, { baseUrl, token }) => {
    const client = new OpenAI({ apiKey: token, baseURL: baseUrl })
    return async () => (await client.models.list()).data
  },
}
