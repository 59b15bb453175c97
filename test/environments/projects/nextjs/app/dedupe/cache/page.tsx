import { connection } from 'next/server'
import { List } from '../../list'
import { listSandboxes } from './list-sandboxes'

const Sandboxes = async () => <List sandboxes={await listSandboxes()} />

export default async function Page() {
  await connection()
  return (
    <>
      <Sandboxes />
      <Sandboxes />
    </>
  )
}
