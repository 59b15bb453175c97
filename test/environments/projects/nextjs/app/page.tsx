import { connection } from 'next/server'
import { CreateForm } from './create-form'
import { List } from './list'
import { sandbox } from './sandbox'

export default async function Page() {
  await connection() // render on each request; otherwise the page is rendered once, at build time
  const { data } = await sandbox.listSandboxes()
  return (
    <main>
      <List sandboxes={data} />
      <CreateForm />
    </main>
  )
}
