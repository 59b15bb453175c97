import { createClient } from 'sdk/sandbox'

const sandbox = createClient({ token: process.env.VALSTORM_API_TOKEN, baseUrl: process.env.SANDBOX_URL })

export const handler = async ({ name }, context) => {
  const deadlineMs = context.getRemainingTimeInMillis() - 500
  const { data } = await sandbox.createSandbox(null, { name }, { deadlineMs })
  return { id: data.id }
}
