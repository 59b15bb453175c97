import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { sandbox } from './sandbox'

const queryKey = ['sandboxes']

export const useSandboxes = () =>
  useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await sandbox.listSandboxes(null, null, { signal })).data,
  })

export function useCreateSandbox() {
  const queryClient = useQueryClient()
  return useMutation({
    mutationFn: (name: string) => sandbox.createSandbox(null, { name }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey }),
  })
}
