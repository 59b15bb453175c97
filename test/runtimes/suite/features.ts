import { ConfigError, isSdkError, paginate, sandbox, sdk, ValidationError } from 'sdk'
import { connect, createClient, getClient, listSandboxes } from 'sdk/sandbox'
import { createMock } from 'sdk/sandbox/mocks'
import { schemas } from 'sdk/sandbox/schemas'
import type { Stage } from './clients.ts'
import { caught, pick, same } from './expect.ts'
import { secret } from './place.ts'

export async function sharedClients({ place, control }: Stage): Promise<void> {
  await control.seed({ sandbox: { sandboxes: [{ sandbox_name: 'dev' }] } })
  sdk.configure({ sandbox: { baseUrl: place.baseUrls.sandbox } })
  sdk.authorize({ sandbox: () => 'admin-s3cr3t' })

  const [byRoot, byGroup, alone] = await Promise.all([
    sdk.sandbox.listSandboxes(),
    getClient().listSandboxes(),
    listSandboxes(connect({ baseUrl: place.baseUrls.sandbox, token: 'admin-s3cr3t' })),
  ])

  same('one client', [sandbox === getClient(), sdk.sandbox === sandbox], [true, true])
  same('one answer', [byGroup.data, alone.data], [byRoot.data, byRoot.data])
  same('it', byRoot.data.length, 1)
}

export async function pages({ environments, control }: Stage): Promise<void> {
  const client = environments()
  await control.seed({
    environments: { environments: Array.from({ length: 7 }, () => ({ project_id: 1, private: false })) },
  })

  const ids: string[] = []
  for await (const { id } of paginate(client.listSandboxEnvironments, { project_id: 1, limit: 3 }))
    ids.push(id)
  const five = await paginate(client.listSandboxEnvironments, { project_id: 1, limit: 3 }).toArray({ max: 5 })

  same('each row once', [ids.length, new Set(ids).size], [7, 7])
  same('five of them', five.length, 5)
  same('the requests', (await control.calls('environments')).length, 5)
}

export async function strictly({ place, control }: Stage): Promise<void> {
  const checked = createClient({
    baseUrl: place.baseUrls.sandbox,
    token: 'admin-s3cr3t',
    retry: false,
    schemas,
    validate: 'strict',
  })

  const created = await checked.createSandbox(null, { name: 'dev' })
  await control.fail('sandbox', 'listSandboxes', { type: 'status', status: 200, body: [{ id: 7 }] })
  const answer = await caught(checked.listSandboxes())
  const request = await caught(checked.createSandbox(null, { name: 7 as never }))

  same('created', created.data.sandbox_name, 'dev')
  same(
    'their class',
    [answer, request].map((each) => each instanceof ValidationError),
    [true, true],
  )
  same('of the answer', pick(answer, 'code', 'side'), ['validation_error', 'response'])
  same('of the request', pick(request, 'code', 'side'), ['validation_error', 'request'])
  same('the requests sent', await control.statuses('sandbox'), [201, 200])
}

export async function refreshes({ sandbox, control }: Stage): Promise<void> {
  await control.fail('sandbox', '*', 'expired-token', 100)
  const asked: boolean[] = []
  const client = sandbox({
    async token({ refresh }) {
      asked.push(refresh)
      await new Promise((resolve) => setTimeout(resolve, 20))
      return refresh ? 'renewed-s3cr3t' : 'admin-s3cr3t'
    },
  })

  const results = await Promise.all(Array.from({ length: 5 }, () => client.listSandboxes()))
  const later = await client.listSandboxes()

  same(
    'five lists',
    results.map(({ data }) => data),
    [[], [], [], [], []],
  )
  same('a later one', [later.data, asked.filter(Boolean).length <= 2], [[], true])
}

/** Prints errors and clients with the platform's console; the program that runs this searches the output, too. */
export async function secrets({ sandbox, pipelines, control, place }: Stage): Promise<void> {
  const client = sandbox()
  const body = { detail: 'Bearer admin-s3cr3t is unknown to admin-s3cr3t' }
  await control.fail('sandbox', 'listSandboxes', { type: 'status', status: 403, body })
  await control.fail('pipelines', 'createPipeline', 400)

  const errors = [
    await caught(client.listSandboxes()),
    await caught(pipelines().createPipeline(null, { pipeline_role: 'sandbox', api_token: 'sandbox-s3cr3t' })),
    await caught(sandbox({ baseUrl: place.deadUrl, retry: false }).listSandboxes()),
    await caught(sandbox({ token: 'two\nlines s3cr3t' }).listSandboxes()),
  ]
  const everything = [...errors, client]

  same('all are of one family', errors.map(isSdkError), [true, true, true, true])
  for (const each of everything) console.log(each)
  const outputs = everything.map((each) => `${each} ${JSON.stringify(each)} ${deeply(each)}`)
  same('texts with a secret', outputs.filter((text) => text.includes(secret)).length, 0)
}

/** Every string in the own properties of a value, including those that are not enumerable. */
function deeply(value: unknown, seen = new Set<unknown>()): string {
  if (typeof value !== 'object' || value === null || seen.has(value)) return String(value)
  seen.add(value)
  return Reflect.ownKeys(value)
    .map((key) => `${String(key)} ${deeply(Reflect.get(value, key), seen)}`)
    .join(' ')
}

export async function nothingSent({ sandbox, control }: Stage): Promise<void> {
  const errors = await Promise.all(
    ['..', '%2e%2e', ''].map((name) => caught(sandbox().refreshSandbox({ name }))),
  )

  same(
    'their class',
    errors.map((each) => each instanceof ConfigError),
    [true, true, true],
  )
  same('the requests sent', (await control.calls('sandbox')).length, 0)
}

export async function mockInMemory(): Promise<void> {
  const mock = createMock({ seed: { sandboxes: [{ sandbox_name: 'dev' }] } })
  const client = createClient({ fetch: mock.fetch, token: 'any' })
  mock.fail('listSandboxes', 'cut', { times: 1 })

  const { data, attempts } = await client.listSandboxes(null, null, { retry: { baseDelayMs: 1 } })

  same('the list', [data.length, attempts], [1, 2])
  same('calls', mock.calls.length, 2)
}
