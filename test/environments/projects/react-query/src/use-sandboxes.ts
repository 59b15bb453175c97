import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { mutationOptions, queryKey, queryOptions } from 'sdk/query'
import { sandbox } from './sandbox'

export const useSandboxes = () => useQuery(queryOptions(sandbox.listSandboxes))

export function useCreateSandbox() {
  const queryClient = useQueryClient()
  return useMutation({
    ...mutationOptions(sandbox.createSandbox),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKey(sandbox.listSandboxes) }),
  })
}
