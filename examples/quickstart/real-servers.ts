import { sdk } from 'sdk'
import type { Report } from './report.ts'

/** Makes the read-only calls of each group whose token is in the environment. */
export async function callRealServers({ group, call, note, fetch }: Report): Promise<void> {
  const { VALSTORM_API_TOKEN, POSTHOG_PERSONAL_API_KEY, POSTHOG_PROJECT_ID, EPILOT_TOKEN } = process.env
  sdk.configure({ fetch })
  if (VALSTORM_API_TOKEN) {
    sdk.authorize({ sandbox: VALSTORM_API_TOKEN })
    group('sandbox', 'the real Valstorm, read-only', [])
    await call('listSandboxes', {}, () => sdk.sandbox.listSandboxes())
  }
  if (POSTHOG_PERSONAL_API_KEY && POSTHOG_PROJECT_ID) {
    sdk.authorize({ environments: POSTHOG_PERSONAL_API_KEY })
    group('environments', 'the real PostHog, read-only', [])
    await call('listSandboxEnvironments', {}, () =>
      sdk.environments.listSandboxEnvironments({ project_id: POSTHOG_PROJECT_ID, limit: 10 }),
    )
  }
  if (POSTHOG_PERSONAL_API_KEY && !POSTHOG_PROJECT_ID) {
    console.log()
    note('The real PostHog was not called: POSTHOG_PROJECT_ID is not set.')
  }
  if (EPILOT_TOKEN) {
    sdk.authorize({ pipelines: EPILOT_TOKEN })
    group('pipelines', 'the real epilot, read-only', [])
    await call('listPipelines', {}, () => sdk.pipelines.listPipelines())
    await call('listSandboxRequests', {}, () => sdk.pipelines.listSandboxRequests())
  }
  if (!VALSTORM_API_TOKEN && !POSTHOG_PERSONAL_API_KEY && !EPILOT_TOKEN) {
    console.log()
    note(
      'The real servers were not called: none of VALSTORM_API_TOKEN, POSTHOG_PERSONAL_API_KEY, EPILOT_TOKEN is set.',
    )
  }
}
