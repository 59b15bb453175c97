import { defineEnvVars } from '@sveltejs/kit/env'

export const variables = defineEnvVars({ PUBLIC_SANDBOX_URL: { public: true } })
