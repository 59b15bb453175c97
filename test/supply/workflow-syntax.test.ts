import { readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { beforeAll, describe, expect, it } from 'vitest'

/** The parts of GitHub's own parser that this uses. */
interface Reader {
  readonly NoOperationTraceWriter: new () => object
  parseWorkflow(
    file: { readonly name: string; readonly content: string },
    trace: object,
  ): { readonly context: { readonly errors: { getErrors(): readonly { readonly message: string }[] } } }
}

const here = fileURLToPath(new URL('.', import.meta.url))
const workflows = new URL('../../.github/workflows/', import.meta.url)

/** It imports JSON in a way that bundlers support and Node doesn't. */
async function loadReader(): Promise<Reader> {
  const outfile = join(here, 'node_modules/.bundled/workflow-parser.cjs')
  await build({
    stdin: { contents: "export * from '@actions/workflow-parser'", resolveDir: here },
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
  })
  return createRequire(import.meta.url)(outfile)
}

describe('GitHub accepts', () => {
  let reader: Reader
  beforeAll(async () => {
    reader = await loadReader()
  })
  const errorsOf = (name: string, content: string) =>
    reader
      .parseWorkflow({ name, content }, new reader.NoOperationTraceWriter())
      .context.errors.getErrors()
      .map(({ message }) => message)

  it.each(readdirSync(workflows))('%s', (name) => {
    expect(errorsOf(name, readFileSync(new URL(name, workflows), 'utf8'))).toEqual([])
  })

  it('no workflow with an unknown key', () => {
    const content = readFileSync(new URL('ci.yml', workflows), 'utf8').replace('permissions:', 'permisions:')

    expect(errorsOf('ci.yml', content)).toEqual([expect.stringContaining("Unexpected value 'permisions'")])
  })
})
