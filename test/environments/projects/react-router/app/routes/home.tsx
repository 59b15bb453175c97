import { Form } from 'react-router'
import { isApiError } from 'sdk'
import { sandbox } from '../sandbox.server'
import type { Route } from './+types/home'

export async function loader({ request: { signal } }: Route.LoaderArgs) {
  return (await sandbox.listSandboxes(null, null, { signal })).data
}

export async function action({ request }: Route.ActionArgs) {
  const name = `${(await request.formData()).get('name')}`
  try {
    await sandbox.createSandbox(null, { name })
  } catch (error) {
    if (!isApiError(error, 422)) throw error
    return error.issues.map(({ message }) => message)
  }
}

export default function Home({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <ul>
        {loaderData.map(({ id, sandbox_name }) => (
          <li key={id}>{sandbox_name}</li>
        ))}
      </ul>
      <Form method="post">
        <input name="name" />
        {actionData?.map((problem) => (
          <p key={problem}>{problem}</p>
        ))}
        <button type="submit">Create</button>
      </Form>
    </>
  )
}
