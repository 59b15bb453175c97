import { connection } from 'next/server'
import { List } from '../list'
import { sandbox } from '../sandbox'

export default async function Page() {
  await connection()
  const { data } = await sandbox.listSandboxes(null, null, { timeoutMs: Infinity, retry: { baseDelayMs: 1 } })
  return <List sandboxes={data} />
}
