import { connection } from 'next/server'
import { List } from '../../list'
import { sandbox } from '../../sandbox'

// No limit, no signal: React then sends one request for equal GETs in one render.
const listSandboxes = () => sandbox.listSandboxes(null, null, { timeoutMs: Infinity })

const Sandboxes = async () => <List sandboxes={(await listSandboxes()).data} />

export default async function Page() {
  await connection()
  return (
    <>
      <Sandboxes />
      <Sandboxes />
    </>
  )
}
