import { List } from '../list'
import { sandbox } from '../sandbox'

// During a prerender, Next.js refuses code that reads the time or random numbers before the request.
export default async function Page() {
  const { data } = await sandbox.listSandboxes(null, null, {
    onEvent: () => {},
    fetchOptions: { cache: 'no-store' },
  })
  return <List sandboxes={data} />
}
