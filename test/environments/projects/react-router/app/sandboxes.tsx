import { Form } from 'react-router'
import type { ListSandboxesData } from 'sdk/sandbox'

interface Props {
  sandboxes: ListSandboxesData
  problems?: readonly string[] | undefined
}

export const Sandboxes = ({ sandboxes, problems }: Props) => (
  <>
    <ul>
      {sandboxes.map(({ id, sandbox_name }) => (
        <li key={id}>{sandbox_name}</li>
      ))}
    </ul>
    <Form method="post">
      <input name="name" />
      {problems?.map((problem) => (
        <p key={problem}>{problem}</p>
      ))}
      <button type="submit">Create</button>
    </Form>
  </>
)
