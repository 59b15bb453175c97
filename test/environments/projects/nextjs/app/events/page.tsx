import { List } from '../list'
import { sandbox } from '../sandbox'

// Whatever asks for the time or for chance before the request is refused while a page is prerendered.
export default async function Page() {
  const { data } = await sandbox.listSandboxes(null, null, {
    onEvent: () => {},
    fetchOptions: { cache: 'no-store' },
  })
  return <List sandboxes={data} />
}
