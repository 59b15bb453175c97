import { isApiError } from 'sdk'
import { sandbox } from '../sandbox.server'
import { Sandboxes } from '../sandboxes'
import type { Route } from './+types/home'

export const loader = async ({ request: { signal } }: Route.LoaderArgs) =>
  (await sandbox.listSandboxes(null, null, { signal })).data

export async function action({ request }: Route.ActionArgs) {
  const name = `${(await request.formData()).get('name')}`
  try {
    await sandbox.createSandbox(null, { name })
  } catch (error) {
    if (!isApiError(error, 422)) throw error
    return error.issues.map(({ message }) => message)
  }
}

export default ({ loaderData, actionData }: Route.ComponentProps) => (
  <Sandboxes sandboxes={loaderData} problems={actionData} />
)
