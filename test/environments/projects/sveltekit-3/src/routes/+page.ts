import { connect, listSandboxes } from 'sdk/sandbox'
import { PUBLIC_SANDBOX_URL } from '$app/env/public'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, parent }) => {
  const { token } = await parent()
  const sandbox = connect({ fetch, token, baseUrl: PUBLIC_SANDBOX_URL })
  const { data } = await listSandboxes(sandbox)
  return { sandboxes: data }
}
