import { isApiError } from 'sdk'
import { createClient } from 'sdk/sandbox'

export default defineEventHandler(async (event) => {
  const { valstormToken, public: open } = useRuntimeConfig(event)
  const sandbox = createClient({ token: valstormToken, baseUrl: open.sandboxUrl || undefined })
  try {
    return { created: (await sandbox.createSandbox(null, await readBody(event))).data.sandbox_name }
  } catch (error) {
    if (!isApiError(error, 422)) throw error
    return { problems: error.issues.map(({ message }) => message) }
  }
})
