import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { nodeResolve } from '@rollup/plugin-node-resolve'
import { build } from 'esbuild'
import { rollup } from 'rollup'
import { afterAll, describe, expect, it } from 'vitest'
import { consumer } from '../support/consumer.ts'

const user = consumer()
afterAll(user.remove)

async function withEsbuild(entry: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: entry, resolveDir: user.root },
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
    logLevel: 'silent',
  })
  return outputFiles[0]?.text ?? ''
}

async function withRollup(entry: string): Promise<string> {
  writeFileSync(join(user.root, 'entry.mjs'), entry)
  const bundle = await rollup({
    input: join(user.root, 'entry.mjs'),
    plugins: [nodeResolve()],
    logLevel: 'silent',
  })
  const { output } = await bundle.generate({ format: 'es' })
  await bundle.close()
  return output[0].code
}

const bundlers = [
  ['esbuild', withEsbuild],
  ['Rollup', withRollup],
] as const

/** Texts by which each group would be recognised in a bundle. */
const marks = {
  sandbox: ['valstorm', '/v1/sandbox/{name}', 'listSandboxes', 'createSandbox"', 'pushAppFromSandbox'],
  environments: ['posthog', 'sandbox_environments', 'SandboxEnvironment', 'project_id'],
  pipelines: ['epilot', '/v1/sandbox/pipelines', 'listPipelines', 'requestSandbox', 'pipeline_id'],
}
type Name = keyof typeof marks
const names = Object.keys(marks) as Name[]
const foreign = (name: Name) => names.filter((each) => each !== name).flatMap((each) => marks[each])
const found = (code: string, texts: readonly string[]) => texts.filter((text) => code.includes(text))

describe.each(bundlers)('bundled by %s', (_, bundled) => {
  it.each(names)('sdk/%s holds nothing of the other groups', async (name) => {
    const code = await bundled(
      `import { getClient, authorize } from 'sdk/${name}'\nconsole.log(authorize(getClient(), 't'))`,
    )

    expect(found(code, foreign(name))).toEqual([])
    expect(found(code, marks[name]).length).toBeGreaterThan(2)
  })

  it.each(names)('%s of the root holds nothing of the other groups', async (name) => {
    const code = await bundled(`import { ${name} } from 'sdk'\nconsole.log(${name})`)

    expect(found(code, foreign(name))).toEqual([])
    expect(found(code, marks[name]).length).toBeGreaterThan(2)
  })

  it('a single operation holds nothing of the other operations', async () => {
    const code = await bundled(
      "import { connect, listSandboxes } from 'sdk/sandbox'\nlistSandboxes(connect({ token: 't' }))",
    )

    expect(
      found(code, ['deleteSandbox', 'createSandbox', 'refreshSandbox', '/users', ...foreign('sandbox')]),
    ).toEqual([])
    expect(code).toContain('listSandboxes')
  })

  it('an import that is not used leaves nothing', async () => {
    const code = await bundled(
      "import { sdk } from 'sdk'\nimport { sandbox } from 'sdk/sandbox'\nconsole.log('mine')",
    )

    expect(found(code, [...marks.sandbox, ...marks.environments, ...marks.pipelines])).toEqual([])
    expect(code.length).toBeLessThan(1000)
  })

  it('the error guards alone hold no API', async () => {
    const code = await bundled("import { isApiError } from 'sdk'\nconsole.log(isApiError(null))")

    expect(found(code, [...marks.sandbox, ...marks.environments, ...marks.pipelines])).toEqual([])
  })

  it('needs nothing of Node, and runs', async () => {
    const code = await bundled(
      `import { sdk } from 'sdk'
sdk.configure({ token: 't', fetch: async (url) => (console.log(url), Response.json([])) })
await sdk.sandbox.listSandboxes()`,
    )

    expect(code).not.toMatch(/from\s*["'](node:|sdk|openapi-fetch)/)
    expect(await user.node('bundle.mjs', code)).toBe('https://api.valstorm.com/v1/sandbox')
  })
})
