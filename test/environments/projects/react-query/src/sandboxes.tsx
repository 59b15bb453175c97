import { isApiError } from 'sdk'
import { useCreateSandbox, useSandboxes } from './use-sandboxes'

export function Sandboxes() {
  const { data, error } = useSandboxes()
  const create = useCreateSandbox()

  if (isApiError(error, 403)) return <p>Ask an administrator for access.</p>
  if (error) return <p>{error.message}</p>
  return (
    <form action={(form) => create.mutate({ body: { name: `${form.get('name')}` } })}>
      {data?.map(({ id, sandbox_name }) => (
        <li key={id}>{sandbox_name}</li>
      ))}
      <input name="name" />
      <button type="submit">Create</button>
      {isApiError(create.error, 422) && <p>{create.error.issues[0]?.message}</p>}
    </form>
  )
}
