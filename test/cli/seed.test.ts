import { createClient } from 'sdk/environments'
import { createClient as createSandboxClient } from 'sdk/sandbox'
import { afterEach, describe, expect, it } from 'vitest'
import { runCli, startMock, temporaryFile } from './start-mock.ts'

const left: (() => unknown)[] = []
afterEach(async () => {
  for (const end of left.splice(0)) await end()
})
const seedFile = (content: unknown) => {
  const file = temporaryFile('rows.json', typeof content === 'string' ? content : JSON.stringify(content))
  left.push(file.remove)
  return file.path
}
const refusal = async (content: unknown) => {
  const path = seedFile(content)
  const { status, stderr } = await runCli('mock', '--port', '0', '--seed', path)
  return [status, stderr.replaceAll(path, 'rows.json').trimEnd()]
}

describe('a seed file', () => {
  it('sets the initial rows', async () => {
    const path = seedFile({
      sandbox: { sandboxes: [{ sandbox_name: 'dev', apps: ['crm'] }] },
      environments: { environments: [{ project_id: 7, name: 'Release', private: false, created_by: null }] },
    })
    const mock = await startMock('--seed', path)
    left.push(() => mock.stop())
    const { sandbox, environments } = mock.baseUrls

    const sandboxes = await createSandboxClient({ baseUrl: sandbox, token: 'any' }).listSandboxes()
    const page = await createClient({ baseUrl: environments, token: 'any' }).listSandboxEnvironments({
      project_id: 7,
    })

    expect(sandboxes.data.map(({ sandbox_name }) => sandbox_name)).toEqual(['dev'])
    expect(page.data.results.map(({ name }) => name)).toEqual(['Release'])
    expect(mock.output()).toContain('Any token is accepted.')
  })

  it('sets who each token belongs to', async () => {
    const mock = await startMock(
      '--seed',
      seedFile({ sandbox: { tokens: { admin: {}, member: { administrator: false } } } }),
    )
    left.push(() => mock.stop())
    const ask = async (token: string) =>
      (await fetch(`${mock.baseUrls.sandbox}/v1/sandbox`, { headers: { authorization: `Bearer ${token}` } }))
        .status

    expect([await ask('admin'), await ask('member'), await ask('nobody')]).toEqual([200, 403, 401])
  })

  it('can start with a byte order mark', async () => {
    const mock = await startMock('--seed', seedFile('\ufeff{}'))

    expect(await mock.stop()).toBe(0)
  })
})

describe('an invalid seed file exits with 2 and names', () => {
  it('a missing file', async () => {
    expect(await runCli('mock', '--seed', 'no-such.json')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'error: seed file no-such.json does not exist\n',
    })
  })

  it('what is not JSON', async () => {
    expect(await refusal('{"sandbox":')).toEqual([
      2,
      expect.stringMatching(/^error: seed file rows\.json is not JSON: /),
    ])
  })

  it('what is not an object', async () => {
    expect(await refusal('[]')).toEqual([
      2,
      'error: seed file rows.json is invalid:\n  it is [], not an object',
    ])
  })

  it('each wrong group, collection, index and field', async () => {
    const wrong = {
      sandbox: {
        sandboxes: [{}, { sandbox_nmae: 'dev' }, { users: ['ada', 1] }, 'dev'],
        pushes: [{ sandbox_name: 'dev' }],
        sandboxs: [],
      },
      environments: {
        environments: [{ project_id: '7', network_access_level: 'ful', created_by: { id: 'x' } }],
        tokens: { phx_a: { scopes: 'task:read' } },
      },
      pipelines: { requests: { status: 'done' } },
      pipeline: {},
    }

    expect(await refusal(wrong)).toEqual([
      2,
      `error: seed file rows.json is invalid:
  sandbox.sandboxes[1].sandbox_nmae is unknown; did you mean "sandbox_name"?
  sandbox.sandboxes[2].users[1] is 1, not a string
  sandbox.sandboxes[3] is "dev", not an object
  sandbox.pushes[0].app_name is missing
  sandbox.sandboxs is unknown; did you mean "sandboxes"?
  environments.environments[0].project_id is "7", not a whole number
  environments.environments[0].network_access_level is "ful", not one of "trusted", "full", "custom"
  environments.environments[0].created_by.id is "x", not a whole number
  environments.tokens.phx_a.scopes is "task:read", not a list
  pipelines.requests is {"status":"done"}, not a list
  and 1 more`,
    ])
  })
})
