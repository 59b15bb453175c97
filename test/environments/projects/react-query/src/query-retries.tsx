import { useQuery } from '@tanstack/react-query'
import { queryOptions } from 'sdk/query'
import { sandbox } from './sandbox'

/** Query retries here, so each call is a single attempt. */
export function QueryRetries() {
  const { error, failureCount } = useQuery({
    ...queryOptions(sandbox.listSandboxes, null, null, { retry: false }),
    retry: (count, { code }) => count < 3 && code === 'api_error',
    retryDelay: 1,
  })
  return error && <p>{`${error.message}, ${failureCount} times`}</p>
}
