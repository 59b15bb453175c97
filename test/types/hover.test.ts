import { describe, expect, it } from 'vitest'
import { editor } from '../support/compile.ts'

const file = 'test/types/hovered.ts'
const source = `import { sdk } from 'sdk'
import { connect, createSandbox, getClient, authorize, isApiError } from 'sdk/sandbox'
import { environments } from 'sdk/environments'
const client = getClient()
client.createSandbox(null, { name: 'dev' })
environments.listSandboxEnvironments({ project_id: 1 })
createSandbox(connect(), null, { name: 'dev' })
const made = await client.createSandbox(null, { name: 'dev' })
sdk.pipelines.requestSandbox
authorize(client, () => 'token')
isApiError(undefined, 404)
made.data.sandbox_name
made.attempts
`

const { hover } = editor({ [file]: source })

describe('hovering', () => {
  it('a method shows named types and the text of the spec', () => {
    const { signature, comment } = hover(file, 'createSandbox(null, { name')

    expect(signature).toBe(
      '(method) SandboxClient.createSandbox(params: null | undefined, body: SandboxCreateRequest, options?: CallOptions): Promise<Result<SandboxResponse>>',
    )
    expect(comment).toMatch(/^Create a sandbox\.\n\nCreates an isolated sandbox with copies of/)
    expect(comment).toContain('`POST /v1/sandbox`')
  })

  it('a paged method shows named types and the text of the spec', () => {
    const { signature, comment } = hover(file, 'listSandboxEnvironments(')

    expect(signature).toContain('params: ListSandboxEnvironmentsParams')
    expect(signature).toContain('Promise<Result<PaginatedSandboxEnvironmentList>>')
    expect(signature).not.toContain('created_by')
    expect(signature.length).toBeLessThan(350)
    expect(comment).toMatch(/^List sandbox environments\./)
  })

  it('a single operation shows named types and the text of the spec', () => {
    const { signature, comment } = hover(file, 'createSandbox(connect')

    expect(signature).toContain('body: SandboxCreateRequest')
    expect(signature).toContain('Promise<Result<SandboxResponse>>')
    expect(signature).not.toContain('sandbox_name')
    expect(comment).toMatch(/^Create a sandbox\./)
  })

  it('a method through the default object shows the same', () => {
    const { signature, comment } = hover(file, 'requestSandbox')

    expect(signature).toBe(
      '(method) PipelinesClient.requestSandbox(params: null | undefined, body: SandboxRequestInput, options?: CallOptions): Promise<Result<SandboxRequest>>',
    )
    expect(comment).toMatch(/^Request a sandbox\./)
  })

  it('a response and its fields shows names and descriptions', () => {
    expect(hover(file, 'made.attempts').signature).toBe('const made: Result<SandboxResponse>')
    expect(hover(file, 'sandbox_name').comment).toMatch(/^Name of the sandbox/)
    expect(hover(file, 'attempts').comment).toBe('How many attempts the call took.')
  })

  it.each([
    ['getClient()', 'Returns the shared client.'],
    ['authorize(client', 'Sets the token of a client or connection and returns the client.'],
    ['isApiError(undefined', 'Tells whether a value is an '],
    ['sdk.pipelines', 'The three shared clients'],
    ['environments.list', 'The shared client'],
    ['connect()', 'Opens a connection for calling single operations'],
  ])('%s shows its sentence', (text, sentence) => {
    expect(hover(file, text).comment).toContain(sentence)
  })
})

describe('completion', () => {
  it.each([
    ['the parameters', 'sdk.sandbox.deleteSandbox({ ¦ })', 'name'],
    ['the fields of a body', 'sdk.sandbox.createSandbox(null, { ¦ })', 'description'],
    ['the options', 'sdk.sandbox.listSandboxes(null, null, { ¦ })', 'deadlineMs'],
    [
      'the known values of a response',
      "const level = (await sdk.environments.getSandboxEnvironment({ project_id: 1, id: '' })).data.network_access_level\nif (level === '¦') {}",
      'trusted',
    ],
  ])('offers %s', (_, text, name) => {
    const path = 'test/types/completed.ts'

    const names = editor({ [path]: `import { sdk } from 'sdk'\n${text}\nexport {}\n` }).completions(path)

    expect(names).toContain(name)
  })
})
