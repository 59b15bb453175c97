import { createClient } from 'sdk/sandbox'

export const useSandbox = () =>
  createClient({
    token: useCookie('token').value ?? 'anonymous',
    baseUrl: useRuntimeConfig().public.sandboxUrl || undefined,
  })
