import { connect, listSandboxes } from 'sdk/sandbox'
import { env } from '$env/dynamic/public'
import type { PageLoad } from './$types'

export const load: PageLoad = async ({ fetch, parent }) => {
  const { token } = await parent()
  const sandbox = connect({ fetch, token, baseUrl: env.PUBLIC_SANDBOX_URL })
  const { data } = await listSandboxes(sandbox)
  return { sandboxes: data }
}
