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
 * Installs a project: what its lock file names, then the tarball beside it without a word in the lock file, then the
 * suite as a package of its own.
 */
export async function install(name: string, { path }: Tarball): Promise<string> {
  const root = await installLocked(name)
  await npm(root, 'install', path, '--no-save', '--prefer-offline')
  await writeSuite(root)
  return root
}

/** Installs newer Nodes. */
export const installNodes = (): Promise<string> => installLocked('node')

/** Where a newer Node is, and its version; throws where there is none for this platform. */
export function newerNode(root: string, major: NodeMajor): Pick<Context, 'nodeFolder' | 'nodeVersion'> {
  const folder = join(root, 'node_modules', `node-${major}-${process.platform}-${process.arch}`)
  if (!existsSync(folder)) throw new Error(`npm has not installed Node ${major}`)
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return { nodeFolder: join(folder, 'bin'), nodeVersion: version }
}

/**
 * Copies a project to where nothing of this repository is above it, as tools look for configuration and packages there,
 * and installs what its lock file names. What an earlier run has installed stays where the lock file is the same.
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

/** One for each clone of the repository, so that two of them do not disturb each other. */
const workplace = join(
  tmpdir(),
  `sdk-environments-${createHash('sha256').update(projectRoot).digest('hex').slice(0, 8)}`,
)

/** Removes what was installed: about 2 GB, which only a next run of the same clone has a use for. */
export const removeInstalled = (): void => rmSync(workplace, { recursive: true, force: true })

/** Puts the suite where a project imports it from, in both formats and in syntax that old engines know. */
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
