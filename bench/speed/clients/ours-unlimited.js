import { client as ours } from './ours.js'

/** @type {import('../client.d.ts').SpeedClient<typeof import('sdk/sandbox')>} */
export const client = {
  ...ours,
  name: 'sdk/sandbox, no time limits',
  connect: ({ createClient }, options) => {
    const client = createClient({
      baseUrl: options.baseUrl,
      token: options.token,
      timeoutMs: Number.POSITIVE_INFINITY,
      deadlineMs: Number.POSITIVE_INFINITY,
    })
    return async () => (await client.listSandboxes()).data
  },
}
