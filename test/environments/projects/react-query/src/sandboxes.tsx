import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { isApiError } from 'sdk'
import { sandbox } from './sandbox'

const queryKey = ['sandboxes']

export function Sandboxes() {
  const queryClient = useQueryClient()
  const list = useQuery({
    queryKey,
    queryFn: async ({ signal }) => (await sandbox.listSandboxes(null, null, { signal })).data,
  })
  const create = useMutation({
    mutationFn: (name: string) => sandbox.createSandbox(null, { name }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey }),
  })

  if (isApiError(list.error, 403)) return <p>Ask an administrator for access.</p>
  if (list.error) return <p>{list.error.message}</p>
  return (
    <form action={(form) => create.mutate(`${form.get('name')}`)}>
      {list.data?.map(({ id, sandbox_name }) => (
        <li key={id}>{sandbox_name}</li>
      ))}
      <input name="name" />
      <button type="submit">Create</button>
      {isApiError(create.error, 422) && <p>{create.error.issues[0]?.message}</p>}
    </form>
  )
}
