import type { ListSandboxesData } from 'sdk/sandbox'

export const List = ({ sandboxes }: { sandboxes: ListSandboxesData }) => (
  <ul>
    {sandboxes.map(({ id, sandbox_name }) => (
      <li key={id}>{sandbox_name}</li>
    ))}
  </ul>
)
