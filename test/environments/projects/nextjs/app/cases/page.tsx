import { connection } from 'next/server'
import { run } from '../run-cases'

export default async function Page({ searchParams }: PageProps<'/cases'>) {
  await connection()
  const { place } = await searchParams
  return <pre>{JSON.stringify(await run(place))}</pre>
}
