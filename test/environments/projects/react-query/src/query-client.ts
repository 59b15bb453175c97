import { QueryClient } from '@tanstack/react-query'

// The client retries: it knows which failures pass, and what the server asks for.
export const queryClient = new QueryClient({ defaultOptions: { queries: { retry: false } } })
