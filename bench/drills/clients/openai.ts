import OpenAI, { APIConnectionError, APIConnectionTimeoutError, APIError, OpenAIError } from 'openai'
import type { Client } from '../client.ts'

export const openai: Client = {
  name: 'openai',
  connect({ baseUrl, token, timeoutMs, fetch }) {
    const client = new OpenAI({ apiKey: token, baseURL: baseUrl, timeout: timeoutMs, fetch: fetch as never })
    return {
      client,
      get: (id) => client.models.retrieve(id),
      post: () =>
        client.chat.completions.create({
          model: 'any',
          messages: [{ role: 'user', content: 'x' }],
        }),
      list: async (signal) => (await client.models.list({ signal })).data,
      async pages() {
        for await (const _ of client.files.list()) if (!_) return
      },
    }
  },
  isOwnError: (error) => error instanceof OpenAIError,
  isTimeoutError: (error) => error instanceof APIConnectionTimeoutError,
  isNetworkError: (error) => error instanceof APIConnectionError,
  statusOf: (error) => (error instanceof APIError ? error.status : undefined),
}
