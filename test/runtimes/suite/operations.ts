import { environmentsOperations } from 'sdk/environments'
import { pipelinesOperations } from 'sdk/pipelines'
import { sandboxOperations } from 'sdk/sandbox'
import type { Stage } from './clients.ts'
import type { Group } from './control.ts'
import { same } from './expect.ts'

/** Every operation of the sandbox group. */
export async function everySandboxOperation({ sandbox: create, control }: Stage): Promise<void> {
  const client = create()
  const dev = { id: 'org_4f7c1d2e9ab34c60_s_dev', sandbox_name: 'dev', description: 'Größe ✓' }

  const created = await client.createSandbox(null, { name: 'dev', description: 'Größe ✓' })
  const listed = await client.listSandboxes()
  const refreshed = await client.refreshSandbox({ name: 'dev' })
  const added = await client.addUsersToSandbox({ name: 'dev' }, { users: ['usr_1', 'usr_2'] })
  const removed = await client.removeUsersFromSandbox({ name: 'dev' }, { users: ['usr_1', 'usr_9'] })
  const pushed = await client.pushAppFromSandbox({ sandbox_name: 'dev', app_name: 'my app/2' })
  const deleted = await client.deleteSandbox({ name: 'dev' })

  same('created', [created.response.status, created.data], [201, dev])
  same('listed', listed.data, [dev])
  same('refreshed', refreshed.data, dev)
  same('added', added.data, { added_users: ['usr_1', 'usr_2'] })
  same('removed, by a DELETE with a body', removed.data, { removed_users: ['usr_1'] })
  same('pushed', pushed.data, {})
  same('deleted', [deleted.response.status, deleted.data], [200, {}])
  await allCalled(control, 'sandbox', sandboxOperations)
}

/** Every operation of the environments group. */
export async function everyEnvironmentsOperation({ environments: create, control }: Stage): Promise<void> {
  const client = create()
  const project_id = 12345

  const { data: created } = await client.createSandboxEnvironment({ project_id }, { name: 'Release' })
  const at = { project_id, id: created.id }
  const { data: read } = await client.getSandboxEnvironment(at)
  const { data: changed } = await client.updateSandboxEnvironment(at, { name: 'Nightly' })
  const { data: listed } = await client.listSandboxEnvironments({ project_id, limit: 5 })
  const deleted = await client.deleteSandboxEnvironment(at)

  same('read', read, created)
  same('changed', [changed.id, changed.name], [created.id, 'Nightly'])
  same('listed', [listed.count, listed.results[0]?.id], [1, created.id])
  same('deleted, without a body', [deleted.response.status, deleted.data === undefined], [204, true])
  await allCalled(control, 'environments', environmentsOperations)
}

/** Every operation of the pipelines group, one of them without a token. */
export async function everyPipelinesOperation({ pipelines: create, anybody, control }: Stage): Promise<void> {
  const [production, other] = [create(), create('sandbox-s3cr3t')]
  const pipeline_id = '12345::54321'
  const request = {
    fullname: 'John Doe',
    company_name: 'Company Name',
    position: 'Software Engineer',
    email: 'user@example.com',
    sandbox_usecase: 'Build a payment integration',
    connected_to_existing_epilot_customer: true,
  }

  const { data: made } = await production.createPipeline(null, {
    pipeline_role: 'sandbox',
    api_token: 'sandbox-s3cr3t',
  })
  const { data: ours } = await production.listPipelines()
  const { data: theirs } = await other.getPipeline({ pipeline_id })
  const { data: given } = await production.generatePipelineToken({ pipeline_id })
  const deleted = await other.deletePipeline({ pipeline_id })
  const { data: asked } = await anybody().requestSandbox(null, request)
  await control.decide(String(asked.id), 'created')
  const { data: requests } = await other.listSandboxRequests()

  same('made', [made.pipeline_id, made.pipeline_role], [pipeline_id, 'sandbox'])
  same('ours', ours, { results: [made], total: 1 })
  same('theirs', theirs.pipeline_role, 'production')
  same('the token', given.pipeline_token?.startsWith('eyJ'), true)
  same('deleted', [deleted.response.status, deleted.data], [200, theirs])
  same('asked', [asked.status, asked.fullname], ['pending', 'John Doe'])
  same('requests', requests, { results: [{ ...asked, status: 'created' }], total: 1 })
  await allCalled(control, 'pipelines', pipelinesOperations)
}

/** Compares the calls that the mock recorded with the operations of the group. */
async function allCalled(control: Stage['control'], group: Group, operations: object): Promise<void> {
  const called = new Set((await control.calls(group)).map(({ operation }) => operation))
  same('the operations called', [...called].sort(), Object.keys(operations).sort())
}
