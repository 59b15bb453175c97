import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'esbuild'
import { target } from '../../scripts/generate/repository.ts'
import { publicNames } from '../../src/generator/document/names.ts'
import { printMocks } from '../../src/generator/mocks/print-mocks.ts'
import { printMockSkeleton } from '../../src/generator/mocks/print-skeleton.ts'
import { generateTypes } from '../../src/generator/print/generate-types.ts'
import { printIndex } from '../../src/generator/print/print-index.ts'
import { printOperations } from '../../src/generator/print/print-operations.ts'
import { printTypes } from '../../src/generator/print/print-types.ts'
import { readGroup } from '../../src/generator/read/read-group.ts'
import type { ExampleMock } from '../../src/mocks/example-mock.ts'
import { editor } from './compile.ts'
import { projectRoot } from './project-copy.ts'

type Shape = { readonly params: never; readonly body: never; readonly data: never; readonly errors: object }
type Client = Record<string, (params?: unknown, body?: unknown) => Promise<{ readonly data: unknown }>>

/** A generated client with its generated mock, loaded. */
export interface WithMock {
  createClient(config: object): Client
  createMock(options?: object): ExampleMock<Record<string, Shape>>
}

/** The files that the generator creates for the mock and the client of a spec, by name. */
export async function generatedMock(content: object, seed?: number): Promise<Record<string, string>> {
  const folder = mkdtempSync(join(tmpdir(), 'spec-'))
  try {
    writeFileSync(join(folder, 'tiny.json'), JSON.stringify(content))
    const group = await readGroup(join(folder, 'tiny.json'))
    const types = await generateTypes(group, publicNames())
    return {
      'types.gen.ts': printTypes(group, types, target),
      'operations.gen.ts': printOperations(group, types, target),
      'index.ts': printIndex(group, target, 'sdk/tiny'),
      'mocks.gen.ts': printMocks(group, target, seed),
      'mocks.ts': printMockSkeleton(group, target),
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The compiler's messages about these files, and about code that uses them. */
export function compiledMock(files: Readonly<Record<string, string>>, use = ''): string[] {
  const folder = 'src/apis/tiny'
  const all = {
    ...files,
    'use.ts': `import * as mocks from './mocks.gen.ts'\nexport const used = mocks\n${use}`,
  }
  const { problems } = editor(
    Object.fromEntries(Object.entries(all).map(([name, text]) => [`${folder}/${name}`, text])),
  )
  return Object.keys(all).flatMap((name) =>
    problems(`${folder}/${name}`).map((problem) => `${name}:${problem}`),
  )
}

/** Loads the client and the mock of a spec. */
export async function loadedMock(content: object, entry = 'mocks.gen.ts', seed?: number): Promise<WithMock> {
  const root = mkdtempSync(join(tmpdir(), 'mock-'))
  try {
    const folder = join(root, 'src/apis/tiny')
    mkdirSync(folder, { recursive: true })
    for (const name of ['runtime', 'mocks'])
      symlinkSync(join(projectRoot, 'src', name), join(root, 'src', name))
    symlinkSync(join(projectRoot, 'node_modules'), join(root, 'node_modules'))
    for (const [name, text] of Object.entries(await generatedMock(content, seed)))
      writeFileSync(join(folder, name), text)
    const { outputFiles } = await build({
      stdin: {
        contents: `export { createClient } from './index.ts'\nexport { createMock } from './${entry}'`,
        resolveDir: folder,
      },
      preserveSymlinks: true,
      bundle: true,
      format: 'cjs',
      write: false,
    })
    const module = { exports: {} }
    new Function('module', outputFiles[0]?.text ?? '')(module)
    return module.exports as WithMock
  } finally {
    rmSync(root, { recursive: true })
  }
}
