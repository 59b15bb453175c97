import { createSDK } from '@epilot/sdk'
import { AxiosError, isAxiosError } from 'axios'
import type { Client } from '../client.ts'

const timeoutCodes: unknown[] = [AxiosError.ECONNABORTED, AxiosError.ETIMEDOUT]

export const epilot: Client = {
  name: '@epilot/sdk',
  lacks: { 'fetch option': 'no fetch option', pages: 'no pages' },
  connect({ baseUrl, token, timeoutMs }) {
    const sdk = createSDK()
    sdk.authorize(() => token)
    const client = sdk.sandbox.getClient()
    client.defaults.baseURL = baseUrl
    client.defaults.timeout = timeoutMs
    return {
      client,
      get: async (id) => (await client.getPipeline({ pipeline_id: id })).data,
      post: async () =>
        (await client.createPipeline(null, { pipeline_role: 'sandbox', api_token: 'x' })).data,
      list: async (signal) => (await client.listPipelines(null, null, { signal })).data,
    }
  },
  isOwnError: isAxiosError,
  isTimeoutError: (error) => isAxiosError(error) && timeoutCodes.includes(error.code),
  isNetworkError: (error) => isAxiosError(error) && error.response === undefined,
  statusOf: (error) => (isAxiosError(error) ? error.response?.status : undefined),
}
