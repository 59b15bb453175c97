import { gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { rollup } from 'rollup'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../support/project-copy.ts'

const apis = './src/apis'

/** Bundles an app that is one file with esbuild. */
async function bundled(
  code: string,
  options: { readonly minify?: boolean; readonly external?: string[] } = {},
) {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: projectRoot, loader: 'ts' },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    write: false,
    ...options,
  })
  return outputFiles[0]?.text ?? ''
}

/** The same with rollup. */
async function rolled(code: string): Promise<string> {
  const modules = await build({
    entryPoints: ['sandbox', 'environments', 'pipelines'].map((group) => `src/apis/${group}/schemas.gen.ts`),
    outdir: '/out',
    outbase: 'src',
    bundle: false,
    format: 'esm',
    write: false,
  })
  const textOf = (path: string) =>
    modules.outputFiles.find((file) => file.path.endsWith(path.replace(apis, '').replace('.ts', '.js')))?.text
  const bundle = await rollup({
    input: 'app',
    external: ['zod/mini', '../../runtime/validation/define-schemas.ts'],
    plugins: [
      {
        name: 'memory',
        resolveId: (id) => (id === 'app' || textOf(id) ? id : null),
        load: (id) => (id === 'app' ? code : (textOf(id) ?? null)),
      },
    ],
  })
  return (await bundle.generate({ format: 'esm' })).output[0].code
}

const minifiers = [
  ['esbuild', (code: string) => bundled(code, { external: ['zod/mini'] })],
  ['rollup', rolled],
] as const

describe.each(minifiers)('bundled by %s', (_, bundle) => {
  it('the schema of one operation brings in only its own components', async () => {
    const code = await bundle(
      `import { generatePipelineToken } from '${apis}/pipelines/schemas.gen.ts'; console.log(generatePipelineToken)`,
    )

    expect(code).toContain('pipeline_token')
    expect(code).toContain('pipeline_id')
    expect(code).not.toMatch(/sandbox_org_id|fullname|pipeline_role|api_token|date-time|details/)
  })

  it('one component brings in only those that it uses', async () => {
    const code = await bundle(
      `import { UserBasic } from '${apis}/environments/schemas.gen.ts'; console.log(UserBasic)`,
    )

    expect(code).toContain('hedgehog_config')
    expect(code).toContain('engineering')
    expect(code).not.toMatch(/allowed_domains|network_access_level|date-time|project_id|throttled_error/)
  })

  it('nothing remains of schemas that are imported and not used', async () => {
    const code = await bundle(
      ['sandbox', 'environments', 'pipelines']
        .map((group) => `import { schemas as ${group} } from '${apis}/${group}/schemas.gen.ts'`)
        .concat('console.log("app")')
        .join('\n'),
    )

    expect(code).not.toMatch(/z\.|stringFormat|sandbox_name|UserBasic/)
  })
})

describe('an app without schemas', () => {
  it.each(['sandbox', 'environments', 'pipelines'])('contains no zod and no checks: %s', async (group) => {
    const code = await bundled(
      `import { createClient } from '${apis}/${group}/index.ts'; console.log(createClient({ validate: 'strict' }))`,
    )

    expect(code).not.toMatch(/zod|ZodMini|~standard|is not as declared|date-time/)
  })
})

describe('the size of an app with one group and strict validation, minified and gzipped', () => {
  const app = (group: string, rest: string) => `
    import { createClient } from '${apis}/${group}/index.ts'
    ${rest}
  `
  const strict = (group: string) =>
    app(
      group,
      `import { schemas } from '${apis}/${group}/schemas.gen.ts'
       console.log(createClient({ schemas, validate: 'strict' }))`,
    )
  const sizeOf = async (code: string) => gzipSync(await bundled(code, { minify: true }), { level: 9 }).length

  it.each([
    ['sandbox', 7_800],
    ['pipelines', 9_300],
    ['environments', 10_750],
  ])('%s: validation adds at most %i bytes, zod included', async (group, limit) => {
    const without = await sizeOf(app(group, 'console.log(createClient())'))

    expect((await sizeOf(strict(group))) - without).toBeLessThanOrEqual(limit)
  })
})
