/** Packs the package as users get it: `npm run pack -- [--destination folder] [--no-build]`. */
import { execFileSync } from 'node:child_process'
import { relative } from 'node:path'
import { parseArgs } from 'node:util'
import { pack } from './release/pack.ts'

const { values: flags } = parseArgs({
  options: { destination: { type: 'string', default: '.' }, 'no-build': { type: 'boolean' } },
})
if (!flags['no-build']) execFileSync('npm', ['run', '-s', 'build', '--', '--silent'], { stdio: 'inherit' })
console.log(relative('.', pack(flags.destination).path))
