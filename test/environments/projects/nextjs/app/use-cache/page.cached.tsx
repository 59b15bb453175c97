import { List } from '../list'
import { listSandboxes } from './list-sandboxes'

export default async function Page() {
  return <List sandboxes={await listSandboxes()} />
}
