import { env } from 'cloudflare:workers'
import { createClient } from 'sdk/sandbox'

const sandbox = createClient({ token: env.VALSTORM_API_TOKEN, baseUrl: env.SANDBOX_URL })

export default {
  async fetch() {
    const { data } = await sandbox.listSandboxes(null, null, { fetchOptions: { cf: { cacheTtl: 60 } } })
    return Response.json(data.map(({ sandbox_name }) => sandbox_name))
  },
}
