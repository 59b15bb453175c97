import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import type { OperationSchemas, StandardSchema } from 'sdk'
import { target } from '../../scripts/generate/repository.ts'
import { publicNames } from '../../src/generator/document/names.ts'
import { readGroup } from '../../src/generator/read/read-group.ts'
import { generateSchemas } from '../../src/generator/schemas/generate-schemas.ts'
import { projectRoot } from './project-copy.ts'

/** The file of schemas that the generator makes of a spec. */
export async function schemasFile(content: object, file = 'tiny.json'): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'spec-'))
  try {
    writeFileSync(join(folder, file), JSON.stringify(content))
    const reserved = publicNames()
    return generateSchemas(await readGroup(join(folder, file)), reserved, target)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

type Loaded = Record<string, StandardSchema> & Record<string, OperationSchemas>

/** What that file exports, loaded. */
export async function loadedSchemas(content: object): Promise<Loaded> {
  const { outputFiles } = await build({
    stdin: {
      contents: await schemasFile(content),
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
  return exported.exports as Loaded
}

/** Tells whether a schema takes a value. */
export async function takes(schema: StandardSchema | undefined, value: unknown): Promise<boolean> {
  return !(await schema?.['~standard'].validate(value))?.issues
}
