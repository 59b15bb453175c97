import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { build } from 'esbuild'
import { pack as packInto } from '../../scripts/release/pack.ts'
import { projectRoot } from '../support/project-copy.ts'
import type { Context, NodeMajor } from './environment.ts'

const execute = promisify(execFile)
const npm = (cwd: string, ...args: string[]) =>
  execute('npm', [...args, '--ignore-scripts', '--no-audit', '--no-fund', '--silent'], { cwd })

/** The packed package, as a tarball that npm can install. */
export interface Tarball {
  readonly path: string
  remove(): void
}

/** Packs the built package. */
export async function pack(): Promise<Tarball> {
  const folder = mkdtempSync(join(tmpdir(), 'sdk-pack-'))
  return { path: packInto(folder).path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/**
 * Installs a project: the packages in its lock file, then the tarball, without changing the lock file, then the suite
 * as a separate package.
 */
export async function install(name: string, { path }: Tarball): Promise<string> {
  const root = await installLocked(name)
  await npm(root, 'install', path, '--no-save', '--prefer-offline')
  await writeSuite(root)
  return root
}

/** Installs newer versions of Node. */
export const installNodes = (): Promise<string> => installLocked('node')

/** Path and version of a newer Node; throws if there is none for this platform. */
export function newerNode(root: string, major: NodeMajor): Pick<Context, 'nodeFolder' | 'nodeVersion'> {
  const folder = join(root, 'node_modules', `node-${major}-${process.platform}-${process.arch}`)
  if (!existsSync(folder)) throw new Error(`npm has not installed Node ${major}`)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return { nodeFolder: join(folder, 'bin'), nodeVersion: version }
}

/**
 * Copies a project to a folder outside this repository, as tools search parent folders for configuration and
 * packages, and installs the packages in its lock file. Packages from an earlier run stay if the lock file is the
 * same.
 */
async function installLocked(name: string): Promise<string> {
  const source = fileURLToPath(new URL(`projects/${name}`, import.meta.url))
  const root = join(workplace, name)
  const lock = readFileSync(join(source, 'package-lock.json'), 'utf8')
  const installed = join(root, 'node_modules/.lock-as-installed.json')
  const same = existsSync(installed) && readFileSync(installed, 'utf8') === lock
  mkdirSync(root, { recursive: true })
  for (const entry of readdirSync(root)) {
    if (entry !== 'node_modules' || !same) rmSync(join(root, entry), { recursive: true })
  }
  const filter = (path: string) => basename(path) !== 'node_modules'
  cpSync(source, root, { recursive: true, filter })
  if (!same) await npm(root, 'ci')
  writeFileSync(installed, lock)
  return root
}

/** One per clone of the repository, so that two clones don't disturb each other. */
const workplace = join(
  tmpdir(),
  `sdk-environments-${createHash('sha256').update(projectRoot).digest('hex').slice(0, 8)}`,
)

/** Removes the installed packages: about 2 GB, which only the next run of the same clone can use. */
export const removeInstalled = (): void => rmSync(workplace, { recursive: true, force: true })

/** Puts the suite where projects import it from, in both formats and in a syntax that old engines support. */
async function writeSuite(root: string): Promise<void> {
  const folder = join(root, 'node_modules/environment-suite')
  mkdirSync(folder, { recursive: true })
  const manifest = {
    name: 'environment-suite',
    exports: { '.': { import: './index.mjs', default: './index.cjs' } },
    main: './index.cjs',
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  for (const format of ['esm', 'cjs'] as const) {
    await build({
      entryPoints: [fileURLToPath(new URL('suite/index.ts', import.meta.url))],
      outfile: join(folder, format === 'esm' ? 'index.mjs' : 'index.cjs'),
      bundle: true,
      format,
      target: 'es2017',
      platform: 'neutral',
      logLevel: 'error',
      tsconfigRaw: {},
    })
  }
}
