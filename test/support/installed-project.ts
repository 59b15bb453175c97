import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pack } from '../../scripts/release/pack.ts'
import { projectRoot } from './project-copy.ts'

/** Creates a separate project and lets npm install the same as a user would: the packed package, and zod. */
export function installProject(): { readonly root: string; remove(): void } {
  const root = mkdtempSync(join(tmpdir(), 'sdk-project-'))
  const { devDependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'))
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name: 'user', private: true, type: 'module' }))
  const packages = [pack(root).path, `zod@${devDependencies.zod}`]
  const flags = ['--ignore-scripts', '--silent', '--no-audit', '--no-fund', '--prefer-offline']
  execFileSync('npm', ['install', ...packages, ...flags], { cwd: root })
  return { root, remove: () => rmSync(root, { recursive: true, force: true }) }
}
