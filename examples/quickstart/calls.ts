import type { EnvironmentsClient } from 'sdk/environments'
import type { PipelinesClient } from 'sdk/pipelines'
import type { SandboxClient } from 'sdk/sandbox'
import type { Report } from './report.ts'

export async function callSandbox(client: SandboxClient, { call }: Report): Promise<void> {
  await call('createSandbox', { data: { sandbox_name: 'dev', description: 'For trying things' } }, () =>
    client.createSandbox(null, { name: 'dev', description: 'For trying things' }),
  )
  await call('listSandboxes', { data: [{ sandbox_name: 'dev' }] }, () => client.listSandboxes())
  await call('addUsersToSandbox', { data: { added_users: ['ada@example.com', 'usr_1'] } }, () =>
    client.addUsersToSandbox({ name: 'dev' }, { users: ['ada@example.com', 'usr_1'] }),
  )
  await call('removeUsersFromSandbox', { data: { removed_users: ['usr_1'] } }, () =>
    client.removeUsersFromSandbox({ name: 'dev' }, { users: ['usr_1'] }),
  )
  await call('pushAppFromSandbox', {}, () =>
    client.pushAppFromSandbox({ sandbox_name: 'dev', app_name: 'crm', target: 'production' }),
  )
  await call('refreshSandbox', { data: { sandbox_name: 'dev' } }, () =>
    client.refreshSandbox({ name: 'dev' }),
  )
  await call('deleteSandbox', {}, () => client.deleteSandbox({ name: 'dev' }))
  await call('refreshSandbox', { error: { code: 'api_error', status: 404 } }, () =>
    client.refreshSandbox({ name: 'dev' }),
  )
  await call('deleteSandbox', { error: { code: 'config_error' } }, () => client.deleteSandbox({ name: '..' }))
}

export async function callEnvironments(client: EnvironmentsClient, { call }: Report): Promise<void> {
  const project = { project_id: '@current' }
  const created = await call(
    'createSandboxEnvironment',
    { data: { name: 'Release builds', network_access_level: 'custom', has_environment_variables: true } },
    () =>
      client.createSandboxEnvironment(project, {
        name: 'Release builds',
        network_access_level: 'custom',
        allowed_domains: ['api.github.com'],
        environment_variables: { API_KEY: 'hidden' },
      }),
  )
  const id = created?.id ?? ''
  await call('listSandboxEnvironments', { data: { count: 1, next: null, results: [{ id }] } }, () =>
    client.listSandboxEnvironments({ ...project, limit: 10 }),
  )
  await call('getSandboxEnvironment', { data: { id, effective_domains: ['api.github.com'] } }, () =>
    client.getSandboxEnvironment({ ...project, id }),
  )
  await call('updateSandboxEnvironment', { data: { id, private: false } }, () =>
    client.updateSandboxEnvironment({ ...project, id }, { private: false }),
  )
  await call('createSandboxEnvironment', { error: { code: 'api_error', status: 400 } }, () =>
    client.createSandboxEnvironment(project, { name: '' }),
  )
  await call('deleteSandboxEnvironment', { data: undefined }, () =>
    client.deleteSandboxEnvironment({ ...project, id }),
  )
}

export async function callPipelines(client: PipelinesClient, { call }: Report): Promise<void> {
  const created = await call('createPipeline', { data: { pipeline_role: 'sandbox' } }, () =>
    client.createPipeline(null, { pipeline_role: 'sandbox', api_token: 'token-of-the-other-organization' }),
  )
  const pipeline_id = created?.pipeline_id ?? ''
  await call('listPipelines', { data: { total: 1, results: [{ pipeline_id }] } }, () =>
    client.listPipelines(),
  )
  await call('getPipeline', { data: { pipeline_id } }, () => client.getPipeline({ pipeline_id }))
  await call('generatePipelineToken', {}, () => client.generatePipelineToken({ pipeline_id }))
  await call('deletePipeline', { data: { pipeline_id } }, () => client.deletePipeline({ pipeline_id }))
  await call('getPipeline', { error: { code: 'api_error', status: 404 } }, () =>
    client.getPipeline({ pipeline_id }),
  )
  await call('requestSandbox', { data: { fullname: 'Ada Lovelace', status: 'pending' } }, () =>
    client.requestSandbox(null, {
      fullname: 'Ada Lovelace',
      company_name: 'Example',
      position: 'Engineer',
      email: 'ada@example.com',
      sandbox_usecase: 'Build an integration',
      connected_to_existing_epilot_customer: false,
    }),
  )
  await call('listSandboxRequests', { data: { total: 1 } }, () => client.listSandboxRequests())
}
