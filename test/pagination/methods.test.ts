import { ConfigError, type Pages, paginate } from 'sdk'
import {
  connect,
  createClient,
  getSandboxEnvironment,
  listSandboxEnvironments,
  type PaginatedSandboxEnvironmentList,
  type SandboxEnvironmentListItem,
} from 'sdk/environments'
import * as sandbox from 'sdk/sandbox'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { caught } from '../support/caught.ts'

const client = createClient({ token: 'phx_key' })
const project = { project_id: 1 }

describe('paginate', () => {
  it('knows the types of items and pages', () => {
    const byMethod = paginate(client.listSandboxEnvironments, project)
    const byOperation = paginate(listSandboxEnvironments, connect(), project)

    type Expected = Pages<PaginatedSandboxEnvironmentList, SandboxEnvironmentListItem>
    expectTypeOf(byMethod).toEqualTypeOf<Expected>()
    expectTypeOf(byOperation).toEqualTypeOf<Expected>()
    expectTypeOf(byMethod.toArray()).resolves.toEqualTypeOf<SandboxEnvironmentListItem[]>()
  })

  it('refuses operations without pages, and wrong parameters, at compile time', () => {
    const compiled = (_: () => unknown) => {}
    compiled(() => [
      // @ts-expect-error this method returns one environment
      paginate(client.getSandboxEnvironment, { project_id: 1, id: '' }),
      // @ts-expect-error this operation returns one environment
      paginate(getSandboxEnvironment, connect(), { project_id: 1, id: '' }),
      // @ts-expect-error a bare list that is not paged
      paginate(sandbox.getClient().listSandboxes, null),
      // @ts-expect-error no such parameter
      paginate(client.listSandboxEnvironments, { project_id: 1, page: 2 }),
      // @ts-expect-error project_id is missing
      paginate(client.listSandboxEnvironments, {}),
      // @ts-expect-error a connection to another API
      paginate(listSandboxEnvironments, sandbox.connect(), project),
      // @ts-expect-error no such option
      paginate(client.listSandboxEnvironments, project, { timeout: 5 }),
    ])
  })

  it.each([
    [
      'a method',
      client.getSandboxEnvironment,
      'environments.getSandboxEnvironment',
      'GET /api/projects/{project_id}/sandbox_environments/{id}/',
    ],
    [
      'a method of another group',
      sandbox.getClient().listSandboxes,
      'sandbox.listSandboxes',
      'GET /v1/sandbox',
    ],
  ])('refuses at run time %s that is not paged', async (_, method, name, address) => {
    const error = await caught(() => paginate(method as never, project as never))

    expect(error).toBeInstanceOf(ConfigError)
    expect(error).toMatchObject({
      code: 'config_error',
      message: `${name} was not sent: operation is not paged (${address})`,
    })
  })

  it.each([
    ['nothing', undefined],
    ['a function', async () => ({})],
    ['a client', client],
  ])('refuses at run time %s, which is not an operation', async (_, given) => {
    const error = await caught(() => paginate(given as never, project as never))

    expect(error).toBeInstanceOf(ConfigError)
  })

  it('refuses a single operation without its connection', async () => {
    const error = await caught(() => paginate(listSandboxEnvironments as never, project as never).toArray())

    expect(error).toBeInstanceOf(ConfigError)
  })
})
