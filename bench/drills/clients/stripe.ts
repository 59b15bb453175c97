import Stripe from 'stripe'
import type { Client } from '../client.ts'

const { StripeConnectionError, StripeError } = Stripe.errors

// One class covers every connection failure; only the message distinguishes a timeout.
const saysTimeout = /timeout being reached/

export const stripe: Client = {
  name: 'stripe',
  lacks: { 'abort signal': 'no signal option' },
  connect({ baseUrl, token, timeoutMs, fetch }) {
    const { hostname, port } = new URL(baseUrl)
    const client = new Stripe(token, {
      protocol: 'http',
      host: hostname,
      port,
      timeout: timeoutMs,
      ...(fetch && { httpClient: Stripe.createFetchHttpClient(fetch as never) }),
    })
    return {
      client,
      get: (id) => client.customers.retrieve(id),
      post: () => client.customers.create({ description: 'x' }),
      list: async () => (await client.customers.list()).data,
      async pages() {
        for await (const _ of client.customers.list()) if (!_) return
      },
    }
  },
  isOwnError: (error) => error instanceof StripeError,
  isTimeoutError: (error) => error instanceof StripeConnectionError && saysTimeout.test(error.message),
  isNetworkError: (error) => error instanceof StripeConnectionError,
  statusOf: (error) => (error instanceof StripeError ? error.statusCode : undefined),
}
