import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { packedPage, repositoryPage } from './links.ts'

/** A tarball created by npm. */
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
 * Packs the build for users. Fields that only this repository needs are removed from the manifest; `prepare` would
 * make npm warn about an install script. Links in pages point to packed files or to the repository. `name` is the
 * name to publish under, if it differs.
 */
export function pack(into: string, name?: string): Packed {
  const destination = resolve(into)
  const folder = mkdtempSync(join(tmpdir(), 'sdk-pack-'))
  try {
    const { path, files } = npmPack(projectRoot, folder)
    execFileSync('tar', ['xzf', path, '-C', folder])
    const staged = join(folder, 'package')
    const manifest = join(staged, 'package.json')
    const {
      scripts: _,
      devDependencies: __,
      overrides: ___,
      ...rest
    } = JSON.parse(readFileSync(manifest, 'utf8'))
    writeFileSync(manifest, `${JSON.stringify({ ...rest, ...(name && { name }) }, null, 2)}\n`)
    for (const page of files.filter((file) => file.endsWith('.md'))) {
      const text = readFileSync(join(staged, page), 'utf8')
      const packed = packedPage(text, page, new Set(files), repositoryPage(rest.repository))
      writeFileSync(join(staged, page), packed)
    }
    mkdirSync(destination, { recursive: true })
    return npmPack(staged, destination)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
