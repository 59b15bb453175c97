import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { OperationSchemas, Schemas, StandardSchema } from 'sdk'
import { target } from '../../scripts/generate/repository.ts'
import { generateChecks } from '../../src/generator/checks/generate-checks.ts'
import { publicNames } from '../../src/generator/document/names.ts'
import { readGroup } from '../../src/generator/read/read-group.ts'
import { generateSchemas } from '../../src/generator/schemas/generate-schemas.ts'
import { projectRoot } from './project-copy.ts'

/** The schemas file that the generator creates for a spec. */
export const schemasFile = (content: object): Promise<string> => fileOf(content, generateSchemas)

/** The checks file that it creates. */
export const checksFile = (content: object): Promise<string> => fileOf(content, generateChecks)

async function fileOf(content: object, generate: typeof generateSchemas): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'spec-'))
  try {
    writeFileSync(join(folder, 'tiny.json'), JSON.stringify(content))
    const reserved = publicNames()
    return generate(await readGroup(join(folder, 'tiny.json')), reserved, target)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

type Loaded = Record<string, StandardSchema> & Record<string, OperationSchemas>

/** The exports of the schemas file, loaded. */
export const loadedSchemas = async (content: object): Promise<Loaded> =>
  (await loaded(await schemasFile(content))) as Loaded

/** The exports of the checks file, loaded. */
export const loadedChecks = async (content: object): Promise<{ readonly checks: Schemas }> =>
  (await loaded(await checksFile(content))) as { checks: Schemas }

async function loaded(contents: string): Promise<unknown> {
  const { outputFiles } = await build({
    stdin: {
      contents,
      loader: 'ts',
      resolveDir: join(projectRoot, 'src/apis/sandbox'),
    },
    bundle: true,
    format: 'cjs',
    external: ['zod/mini'],
    write: false,
  })
  const exported = { exports: {} }
  const require = createRequire(join(projectRoot, 'package.json'))
  new Function('module', 'exports', 'require', outputFiles[0]?.text ?? '')(
    exported,
    exported.exports,
    require,
  )
  return exported.exports
}

/** Whether a schema accepts a value. */
export async function accepts(schema: StandardSchema | undefined, value: unknown): Promise<boolean> {
  return !(await schema?.['~standard'].validate(value))?.issues
}
