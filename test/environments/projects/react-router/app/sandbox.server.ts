import { createClient } from 'sdk/sandbox'

export const sandbox = createClient({
  token: () => process.env.VALSTORM_API_TOKEN ?? '',
  baseUrl: process.env.SANDBOX_URL,
})
