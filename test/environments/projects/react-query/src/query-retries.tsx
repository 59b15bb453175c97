import { useQuery } from '@tanstack/react-query'
import { isSdkError } from 'sdk'
import { sandbox } from './sandbox'

/** The other owner of retries: the query, whose calls are then single attempts. */
export function QueryRetries() {
  const { error, failureCount } = useQuery({
    queryKey: ['sandboxes', 'retried by the query'],
    queryFn: ({ signal }) => sandbox.listSandboxes(null, null, { signal, retry: false }),
    retry: (count, problem) => count < 3 && isSdkError(problem) && problem.code === 'api_error',
    retryDelay: 1,
  })
  return error && <p>{`${error.message}, ${failureCount} times`}</p>
}
