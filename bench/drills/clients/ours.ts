import { createClient as environments, paginate } from 'sdk/environments'
import { ApiError, createClient, NetworkError, SdkError, TimeoutError } from 'sdk/pipelines'
import type { Client } from '../client.ts'

export const ours: Client = {
  name: 'ours',
  connect({ baseUrl, token, timeoutMs, fetch }) {
    const client = createClient({ baseUrl, token, timeoutMs, fetch })
    const paged = environments({ baseUrl, token, timeoutMs })
    return {
      client,
      get: async (id) => (await client.getPipeline({ pipeline_id: id })).data,
      post: async () =>
        (await client.createPipeline(null, { pipeline_role: 'sandbox', api_token: 'x' })).data,
      list: async (signal) => (await client.listPipelines(null, null, { signal })).data,
      pages: () => paginate(paged.listSandboxEnvironments, { project_id: 1 }).toArray(),
    }
  },
  isOwnError: (error) => error instanceof SdkError,
  isTimeoutError: (error) => error instanceof TimeoutError,
  isNetworkError: (error) => error instanceof NetworkError,
  statusOf: (error) => (error instanceof ApiError ? error.status : undefined),
}
