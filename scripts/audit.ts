/**
 * Asks the registry for known weaknesses of what the lock files hold: all of them, or those of the folders that are
 * named (`npm run audit -- bench website`). Ends with 1 where there is one that counts, with 2 where the registry gave
 * no answer: nothing is known then, and nothing passes.
 *
 * What users install may have none at all. What only builds or tests the package may have low and moderate ones, which
 * are told: a gate that is always shut is soon left open.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { dirname } from 'node:path'

type Severity = 'info' | 'low' | 'moderate' | 'high' | 'critical'

interface Answer {
  readonly metadata?: { readonly vulnerabilities: Readonly<Record<Severity | 'total', number>> }
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: Severity }>>
  readonly message?: string
}

const named = process.argv.slice(2)
const locked = execFileSync('git', ['ls-files', '*package-lock.json'], { encoding: 'utf8' })
  .split('\n')
  .filter(Boolean)
  .map(dirname)
const unknown = named.filter((folder) => !locked.includes(folder))
if (unknown.length) throw new Error(`no lock file in ${unknown.join(', ')}; there are ${locked.join(', ')}`)

const ended: number[] = []
for (const folder of named.length ? named : locked) {
  if (folder === '.') ended.push(audit('what users install', folder, () => true, '--omit', 'dev'))
  ended.push(audit(folder, folder, (severity) => severity === 'high' || severity === 'critical'))
}
const silent = ended.filter((status) => status === 2).length
if (silent)
  console.error(`\n${silent} of ${ended.length} not checked: this is no result, ask again elsewhere`)
process.exitCode = ended.includes(1) ? 1 : silent ? 2 : 0

/** Says what is known; 1 where something counts, 2 where the registry did not answer. */
function audit(name: string, folder: string, counts: (severity: Severity) => boolean, ...flags: string[]) {
  const args = ['audit', '--json', '--package-lock-only', '--prefix', folder, ...flags]
  const { stdout } = spawnSync('npm', [...args, '--fetch-retries', '1', '--fetch-timeout', '30000'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const { metadata, vulnerabilities = {}, message = 'no reason given' } = read(stdout)
  if (typeof metadata?.vulnerabilities.total !== 'number') {
    console.error(`${name}: NOT CHECKED, the registry did not answer: ${message}`)
    return 2
  }
  const found = Object.entries(vulnerabilities)
  const told = found.map(([each, { severity }]) => `${each} (${severity})`).join(', ')
  const bad = found.some(([, { severity }]) => counts(severity))
  if (bad) console.error(`${name}: WEAK: ${told}; npm audit --prefix ${folder} says how`)
  else console.log(`${name}: ${told ? `nothing that counts, but ${told}` : 'nothing known'}`)
  return bad ? 1 : 0
}

function read(text: string): Answer {
  try {
    return JSON.parse(text)
  } catch {
    return { message: text.slice(0, 200) || 'npm said nothing' }
  }
}
