import Anthropic, {
  AnthropicError,
  APIConnectionError,
  APIConnectionTimeoutError,
  APIError,
} from '@anthropic-ai/sdk'
import type { Client } from '../client.ts'

export const anthropic: Client = {
  name: '@anthropic-ai/sdk',
  connect({ baseUrl, token, timeoutMs, fetch }) {
    const client = new Anthropic({
      apiKey: token,
      baseURL: baseUrl,
      timeout: timeoutMs,
      fetch: fetch as never,
    })
    return {
      client,
      get: (id) => client.models.retrieve(id),
      post: () =>
        client.messages.create({
          model: 'any',
          max_tokens: 16,
          messages: [{ role: 'user', content: 'x' }],
        }),
      list: async (signal) => (await client.models.list({}, { signal })).data,
      async pages() {
        for await (const _ of client.models.list()) if (!_) return
      },
    }
  },
  isOwnError: (error) => error instanceof AnthropicError,
  isTimeoutError: (error) => error instanceof APIConnectionTimeoutError,
  isNetworkError: (error) => error instanceof APIConnectionError,
  statusOf: (error) => (error instanceof APIError ? error.status : undefined),
}
