import { run } from '../run-cases'

export default async function Page({ searchParams }: PageProps<'/cases'>) {
  const { place } = await searchParams
  return <pre>{JSON.stringify(await run(place))}</pre>
}
