import { connection } from 'next/server'
import { List } from '../../list'
import { sandbox } from '../../sandbox'

export default async function Page() {
  await connection()
  const { data } = await sandbox.listSandboxes(null, null, {
    fetchOptions: { next: { revalidate: 3600, tags: ['sandboxes'] } },
  })
  return <List sandboxes={data} />
}
