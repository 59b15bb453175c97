/** Builds, unless `dist` is newer than everything it is built from. */
import { execFileSync } from 'node:child_process'
import { existsSync, statSync } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const built = join(root, 'dist/index.js')
const sources = [
  'src',
  'specs',
  'scripts/build',
  'tsup.config.ts',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...sources], {
  cwd: root,
  encoding: 'utf8',
})
const changedAt = (path: string) => (existsSync(path) ? statSync(path).mtimeMs : Number.POSITIVE_INFINITY)
const newest = Math.max(
  ...files
    .trim()
    .split('\n')
    .map((path) => changedAt(join(root, path))),
)
if (!existsSync(built) || statSync(built).mtimeMs < newest)
  execFileSync('npm', ['run', '-s', 'build', '--', '--silent'], { cwd: root, stdio: 'inherit' })
