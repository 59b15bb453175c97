import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A tarball that npm made. */
export interface Packed {
  readonly path: string
  /** Bytes. */
  readonly size: number
  /** Paths in it, sorted. */
  readonly files: readonly string[]
}

const projectRoot = fileURLToPath(new URL('../..', import.meta.url))

const npmPack = (source: string, destination: string): Packed => {
  const args = ['pack', '--json', '--silent', '--ignore-scripts', '--pack-destination', destination]
  const [{ filename, size, files }] = JSON.parse(
    execFileSync('npm', args, { cwd: source, encoding: 'utf8' }),
  ) as [{ filename: string; size: number; files: { path: string }[] }]
  return { path: join(destination, filename), size, files: files.map(({ path }) => path).sort() }
}

/**
 * Packs what was built as users get it: without the part of the manifest that serves this repository alone, of which
 * `prepare` would make npm warn of an install script. `name` is the one to publish under, where it is another.
 */
export function pack(into: string, name?: string): Packed {
  const destination = resolve(into)
  const folder = mkdtempSync(join(tmpdir(), 'sdk-pack-'))
  try {
    execFileSync('tar', ['xzf', npmPack(projectRoot, folder).path, '-C', folder])
    const staged = join(folder, 'package')
    const manifest = join(staged, 'package.json')
    const {
      scripts: _,
      devDependencies: __,
      overrides: ___,
      ...rest
    } = JSON.parse(readFileSync(manifest, 'utf8'))
    writeFileSync(manifest, `${JSON.stringify({ ...rest, ...(name && { name }) }, null, 2)}\n`)
    mkdirSync(destination, { recursive: true })
    return npmPack(staged, destination)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
