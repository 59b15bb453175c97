import { build } from 'esbuild'
import { describe, expect, it } from 'vitest'
import { projectRoot } from '../support/project-copy.ts'

/** Bundles an app that is one file. */
async function bundled(code: string): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents: code, resolveDir: projectRoot, loader: 'ts' },
    bundle: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    write: false,
  })
  return outputFiles[0]?.text ?? ''
}

const group = (name: string) => `./src/apis/${name}`

describe('an app with checks', () => {
  it.each(['sandbox', 'environments', 'pipelines'])('contains no zod: %s', async (name) => {
    const code = await bundled(
      `import { createClient } from '${group(name)}/index.ts'
       import { checks } from '${group(name)}/checks.gen.ts'
       console.log(createClient({ schemas: checks }))`,
    )

    expect(code).toContain('does not match its schema')
    expect(code).not.toMatch(/ZodMini|safeParse|new Function|\beval\(/)
  })

  it('pays only for the checks of the operation that it uses', async () => {
    const code = await bundled(
      `import { connect, getPipeline } from '${group('pipelines')}/index.ts'
       import { generatePipelineToken } from '${group('pipelines')}/checks.gen.ts'
       import { defineChecks } from './src/checks/index.ts'
       console.log(connect({ schemas: defineChecks({ generatePipelineToken }) }))`,
    )

    expect(code).toContain('pipeline_token')
    expect(code).not.toMatch(/sandbox_org_id|fullname|pipeline_role|0\[48\]/)
  })

  it('contains no checks that it imports but does not use', async () => {
    const code = await bundled(
      `import { checks } from '${group('environments')}/checks.gen.ts'
       console.log('app')`,
    )

    expect(code.trim()).toMatch(/^(\/\/.*\n)*console\.log\("app"\);$/)
  })
})
