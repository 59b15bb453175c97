import { createClient } from 'sdk/sandbox'

export const sandbox = createClient({
  token: () => sessionStorage.getItem('token') ?? 'anonymous',
  baseUrl: import.meta.env.VITE_SANDBOX_URL,
})
