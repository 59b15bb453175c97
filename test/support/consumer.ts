import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { pack } from '../../scripts/release/pack.ts'
import { projectRoot, run } from './project-copy.ts'

/** A separate project with the packed tarball, its only dependency, and the packages that it lists. */
export function consumer(type: 'module' | 'commonjs' = 'module', peers: readonly string[] = []) {
  const root = mkdtempSync(join(tmpdir(), 'sdk-user-'))
  const modules = join(root, 'node_modules')
  mkdirSync(join(modules, 'sdk'), { recursive: true })
  const { path, size, files } = pack(root)
  execFileSync('tar', ['xzf', path, '-C', join(modules, 'sdk'), '--strip-components=1'])
  for (const name of ['openapi-fetch', 'openapi-typescript-helpers']) {
    cpSync(join(projectRoot, 'node_modules', name), join(modules, name), {
      recursive: true,
      dereference: true,
    })
  }
  for (const name of peers) {
    mkdirSync(dirname(join(modules, name)), { recursive: true })
    symlinkSync(join(projectRoot, 'node_modules', name), join(modules, name))
  }
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  write('package.json', JSON.stringify({ name: 'user', private: true, type }))

  return {
    root,
    write,
    /** The tarball. */
    tarball: path,
    /** Size in bytes. */
    size,
    /** Paths in the tarball. */
    files,
    /** Runs a script and returns its output. */
    async node(path: string, text: string) {
      write(path, text)
      const { code, out } = await run(root, process.execPath, ['--no-warnings', path])
      return code ? `exit ${code}: ${out}` : out.trim()
    },
    run: (...[command, ...args]: [string, ...string[]]) => run(root, command, args),
    remove: () => rmSync(root, { recursive: true, force: true }),
  }
}
