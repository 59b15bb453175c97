import { List } from '../../list'
import { sandbox } from '../../sandbox'

// Nothing else tells Next.js to render the page for each request.
export default async function Page() {
  const { data } = await sandbox.listSandboxes(null, null, { fetchOptions: { cache: 'no-store' } })
  return <List sandboxes={data} />
}
