import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { editor } from '../support/compile.ts'
import { projectRoot } from '../support/project-copy.ts'

describe('hovering over built types', () => {
  const file = 'hovered.ts'
  const { hover } = editor(
    {
      [file]: `import { getClient } from 'sdk/sandbox'
import { environments } from 'sdk/environments'
const client = getClient()
client.createSandbox(null, { name: 'dev' })
environments.listSandboxEnvironments({ project_id: 1 })
`,
    },
    { paths: {} },
  )

  it('shows named types and the text of the spec', () => {
    const { signature, comment } = hover(file, 'createSandbox(null')

    expect(signature).toBe(
      '(method) SandboxClient.createSandbox(params: null | undefined, body: SandboxCreateRequest, options?: CallOptions): Promise<Result<SandboxResponse>>',
    )
    expect(comment).toMatch(/^Create a sandbox\.\n\nCreates an isolated sandbox with copies of/)
  })

  it('shows named types of a paged method', () => {
    const { signature, comment } = hover(file, 'listSandboxEnvironments(')

    expect(signature).toContain('Promise<Result<PaginatedSandboxEnvironmentList>>')
    expect(signature).not.toContain('created_by')
    expect(comment).toMatch(/^List sandbox environments\./)
  })

  it('goes to the declarations in dist', () => {
    const { program } = editor({ [file]: "export * from 'sdk/sandbox'\n" }, { paths: {} })

    const files = program()
      .getSourceFiles()
      .map(({ fileName }) => fileName)

    expect(files).toContain(join(projectRoot, 'dist/types/apis/sandbox/index.d.ts'))
    expect(files).not.toContain(join(projectRoot, 'src/apis/sandbox/index.ts'))
  })
})
