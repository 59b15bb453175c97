import ky, { HTTPError, TimeoutError } from 'ky'
import type { Client } from '../client.ts'

export const kyClient: Client = {
  name: 'ky',
  lacks: { 'path parameter': 'the caller builds the path', pages: 'no pages' },
  connect({ baseUrl, token, timeoutMs, fetch }) {
    const client = ky.create({
      prefix: baseUrl,
      headers: { authorization: `Bearer ${token}` },
      timeout: timeoutMs,
      ...(fetch && { fetch: fetch as never }),
    })
    return {
      client,
      get: (id) => client.get(`items/${id}`).json(),
      post: () => client.post('items', { json: { name: 'x' } }).json(),
      list: (signal) => client.get('items', { signal }).json(),
    }
  },
  isOwnError: (error) => error instanceof HTTPError || error instanceof TimeoutError,
  isTimeoutError: (error) => error instanceof TimeoutError,
  isNetworkError: () => false,
  statusOf: (error) => (error instanceof HTTPError ? error.response.status : undefined),
}
