import { fail } from '@sveltejs/kit'
import { isApiError } from 'sdk'
import { createClient } from 'sdk/sandbox'
import { env } from '$env/dynamic/private'
import type { Actions, PageServerLoad } from './$types'

const sandbox = createClient({ token: () => env.VALSTORM_API_TOKEN, baseUrl: env.SANDBOX_URL })

export const load: PageServerLoad = async () => ({ sandboxes: (await sandbox.listSandboxes()).data })

export const actions: Actions = {
  default: async ({ request }) => {
    const name = `${(await request.formData()).get('name')}`
    try {
      await sandbox.createSandbox(null, { name })
    } catch (error) {
      if (!isApiError(error, 422)) throw error
      return fail(422, { name, issues: error.issues })
    }
  },
}
