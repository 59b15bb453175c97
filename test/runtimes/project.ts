import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { projectRoot } from '../support/project-copy.ts'
import type { Program, Project } from './runtime.ts'

/** Makes a project of its own and installs into it what a user would: the packed package, and zod. */
export function installProject(): Project & { remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'sdk-runtimes-'))
  const { devDependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'user', private: true, type: 'module' }))
  const npm = (cwd: string, ...args: string[]) =>
    execFileSync('npm', [...args, '--ignore-scripts', '--silent'], { cwd, encoding: 'utf8' })
  const packed = npm(projectRoot, 'pack', '--json', '--pack-destination', root)
  const [{ filename }] = JSON.parse(packed)
  npm(
    root,
    'install',
    `./${filename}`,
    `zod@${devDependencies.zod}`,
    '--no-audit',
    '--no-fund',
    '--prefer-offline',
  )
  return {
    root,
    writeProgram: (program) => writeProgram(root, program),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}

/**
 * Makes one file of the suite. Whatever is imported from the package stays an import of the package, which the runtime
 * resolves by itself, unless the program is to be bundled: then it is taken from the project's node_modules.
 */
async function writeProgram(root: string, { place, format, bundled, main }: Program): Promise<string> {
  const suite = fileURLToPath(new URL('suite/run.ts', import.meta.url))
  const outfile = join(root, format === 'CJS' ? 'program.cjs' : 'program.mjs')
  await build({
    stdin: {
      contents: `import { runSuite } from ${JSON.stringify(suite)}\nconst place = ${JSON.stringify(place)}\n${main}`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: format === 'CJS' ? 'cjs' : 'esm',
    target: 'es2022',
    platform: bundled ? 'browser' : 'neutral',
    logLevel: 'error',
    // By its name, not by the paths of the repository's own tsconfig.
    tsconfigRaw: {},
    ...(bundled ? { nodePaths: [join(root, 'node_modules')] } : { external: ['sdk', 'sdk/*'] }),
  })
  return outfile
}
