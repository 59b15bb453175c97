import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { editor } from '../support/compile.ts'
import { consumer } from '../support/consumer.ts'
import { projectRoot } from '../support/project-copy.ts'

const user = consumer()

const source = `import { createSdk, sdk, isApiError, type Sdk } from 'sdk'
import { connect, createSandbox, getClient, authorize, type SandboxResponse } from 'sdk/sandbox'
import { environments, type SandboxEnvironment } from 'sdk/environments'
import { createClient, type PipelinesClient } from 'sdk/pipelines'

export const set: Sdk = createSdk({ environments: { server: 'eu' } })
export const epilot: PipelinesClient = createClient({ token: 'token' })
export async function use(): Promise<string | undefined> {
  const client = authorize(getClient(), () => 'token')
  const { data } = await client.createSandbox(null, { name: 'dev' })
  const made: SandboxResponse = (await createSandbox(connect(), null, { name: 'dev' })).data
  const one: SandboxEnvironment = (await environments.getSandboxEnvironment({ project_id: 1, id: 'a' })).data
  // @ts-expect-error sandbox_nam is no field, unless everything were any
  sdk.sandbox.deleteSandbox({ sandbox_nam: 'dev' })
  // @ts-expect-error name is text, unless everything were any
  const wrong: number = one.name
  try {
    await sdk.pipelines.listPipelines()
  } catch (error) {
    if (isApiError(error, 404)) return \`\${error.status satisfies 404}\${wrong}\`
  }
  return data.sandbox_name ?? made.id
}
`
const options = {
  strict: true,
  noEmit: true,
  target: 'es2022',
  lib: ['es2022', 'dom'],
  types: [],
  skipLibCheck: false,
}

beforeAll(() => {
  user.write('esm/package.json', '{"type":"module"}')
  user.write('cjs/package.json', '{"type":"commonjs"}')
  for (const folder of ['esm', 'cjs']) user.write(`${folder}/use.ts`, source)
})
afterAll(user.remove)

describe('the types', () => {
  it.each([
    ['an ES module under node16', 'esm', { module: 'node16', moduleResolution: 'node16' }],
    ['a CommonJS module under node16', 'cjs', { module: 'node16', moduleResolution: 'node16' }],
    ['an ES module under nodenext', 'esm', { module: 'nodenext', moduleResolution: 'nodenext' }],
    ['a bundler', 'esm', { module: 'esnext', moduleResolution: 'bundler' }],
    [
      'exactOptionalPropertyTypes',
      'esm',
      { module: 'esnext', moduleResolution: 'bundler', exactOptionalPropertyTypes: true },
    ],
  ])('resolve and hold in %s, the declarations checked themselves', async (_, folder, module) => {
    user.write(
      `${folder}/tsconfig.json`,
      JSON.stringify({ compilerOptions: { ...options, ...module }, files: ['use.ts'] }),
    )

    const { out } = await user.run('tsc', '-p', folder)

    expect(out).toBe('')
  })

  it('need no DOM beside those of Node', async () => {
    user.write(
      'esm/tsconfig.json',
      JSON.stringify({
        compilerOptions: {
          ...options,
          lib: ['es2022'],
          types: ['node'],
          typeRoots: [join(projectRoot, 'node_modules/@types')],
          module: 'nodenext',
          moduleResolution: 'nodenext',
          skipLibCheck: true,
        },
        files: ['use.ts'],
      }),
    )

    const { out } = await user.run('tsc', '-p', 'esm')

    expect(out).toBe('')
  })
})

describe('hovering what was built', () => {
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

  it('leads to the declarations of dist', () => {
    const { program } = editor({ [file]: "export * from 'sdk/sandbox'\n" }, { paths: {} })

    const files = program()
      .getSourceFiles()
      .map(({ fileName }) => fileName)

    expect(files).toContain(join(projectRoot, 'dist/sandbox.d.ts'))
    expect(files).not.toContain(join(projectRoot, 'src/apis/sandbox/index.ts'))
  })
})
