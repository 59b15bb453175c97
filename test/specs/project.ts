import { execFile } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { projectRoot } from '../support/project-copy.ts'
import type { FoundSpec } from './found.ts'

/** A user's project that has the package, zod, and documents to generate clients from. */
export interface FoundProject {
  readonly root: string
  /** Runs a Node program until it exits; throws its output if it fails. */
  run(program: string, ...args: string[]): Promise<{ readonly seconds: number; readonly out: string }>
  /** Runs `sdk generate` with these arguments. */
  generate(...args: string[]): Promise<{ readonly seconds: number; readonly out: string }>
  remove(): void
}

/** Where the packages of the specs are installed. */
export const packages = join(projectRoot, 'test/specs/node_modules')

/** The file of a spec: in its package, or written by TypeSpec. */
export const specFile = (project: FoundProject, { name, path }: FoundSpec): string =>
  path.endsWith('.tsp') ? join(project.root, 'typespec', `${name}.yaml`) : join(packages, path)

/** Creates an empty project that finds the built package and its peers. */
export function foundProject(): FoundProject {
  const root = mkdtempSync(join(tmpdir(), 'sdk-specs-'))
  mkdirSync(join(root, 'node_modules/@types'), { recursive: true })
  symlinkSync(projectRoot, join(root, 'node_modules/sdk'))
  for (const name of ['zod', '@types/node']) {
    symlinkSync(join(projectRoot, 'node_modules', name), join(root, 'node_modules', name))
  }
  writeFileSync(join(root, 'package.json'), JSON.stringify({ private: true, type: 'module' }))
  const run = (program: string, ...args: string[]) =>
    new Promise<{ seconds: number; out: string }>((resolve, reject) => {
      const startedAt = performance.now()
      // A dozen groups at once, four of them large, need more than the compiler's default heap.
      const flags = ['--max-old-space-size=8192', program, ...args]
      execFile(process.execPath, flags, { cwd: root, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
        const out = stdout + stderr
        if (error)
          reject(new Error(`${program} ${args.join(' ')} ended with ${error.code}:\n${out.slice(-6000)}`))
        else resolve({ seconds: (performance.now() - startedAt) / 1000, out })
      })
    })
  return {
    root,
    run,
    generate: (...args) => run(join(projectRoot, 'dist/cli.js'), 'generate', ...args),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/** Lets TypeSpec write the documents of the specs that are TypeSpec sources. */
export async function emitTypeSpec(project: FoundProject, specs: readonly FoundSpec[]): Promise<void> {
  const sources = specs.filter(({ path }) => path.endsWith('.tsp'))
  const compiler = join(packages, '@typespec/compiler/cmd/tsp.js')
  for (const { path } of sources) {
    const source = fileURLToPath(new URL(path, import.meta.url))
    const options = ['--config', join(dirname(source), 'tspconfig.yaml')]
    await project.run(compiler, 'compile', source, '--output-dir', join(project.root, 'typespec'), ...options)
  }
}

/** Generates every spec with one run of the command, each into a folder with its name under `src`. */
export async function generateAll(project: FoundProject, specs: readonly FoundSpec[]): Promise<string> {
  const documents = specs.map((spec) => ({ document: specFile(project, spec), name: spec.name }))
  const config = {
    documents,
    out: 'src',
    schemas: true,
    checks: true,
    mocks: true,
    skip: true,
    importEnding: '.js',
  }
  writeFileSync(join(project.root, 'sdk.config.json'), JSON.stringify(config))
  return (await project.generate()).out
}

/** Type-checks all generated code, as strictly as TypeScript can. */
export async function compileAll(project: FoundProject, compiler: string): Promise<void> {
  const compilerOptions = {
    ...{ target: 'es2022', module: 'nodenext', noEmit: true, strict: true, types: ['node'] },
    ...{ exactOptionalPropertyTypes: true, verbatimModuleSyntax: true, isolatedModules: true },
    ...{ erasableSyntaxOnly: true, noUncheckedIndexedAccess: true, noImplicitOverride: true },
  }
  writeFileSync(join(project.root, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['src'] }))
  await project.run(compiler, '-p', '.')
}

/** Bundles the client and the mock of a spec, and returns the path. */
export async function bundle(project: FoundProject, name: string): Promise<string> {
  const outfile = join(project.root, `built/${name}.mjs`)
  const contents = `export * from './src/${name}/index.ts'\nexport { createMock } from './src/${name}/mocks.gen.ts'`
  await build({
    stdin: { contents, resolveDir: project.root, loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile,
    logLevel: 'error',
  })
  return outfile
}

/** Keeps the first operations of a spec, by their paths. */
export function cutSpec(from: string, to: string, share: number): number {
  const spec = JSON.parse(readFileSync(from, 'utf8')) as { paths: Record<string, object> }
  const paths = Object.entries(spec.paths)
  spec.paths = Object.fromEntries(paths.slice(0, Math.ceil(paths.length * share)))
  writeFileSync(to, JSON.stringify(spec))
  return Object.values(spec.paths).reduce((sum, item) => sum + Object.keys(item).length, 0)
}

/** Throws before anything starts if a spec is missing. */
export function checkFiles(specs: readonly FoundSpec[]): void {
  const gone = specs.filter(({ path }) => !path.endsWith('.tsp') && !existsSync(join(packages, path)))
  if (gone.length) throw new Error(`no such file: ${gone.map(({ path }) => path).join(', ')}`)
  const odd = specs.filter(({ path }) => !/^\.(json|ya?ml|tsp)$/.test(extname(path)))
  if (odd.length)
    throw new Error(`neither YAML, JSON nor TypeSpec: ${odd.map(({ path }) => path).join(', ')}`)
}
