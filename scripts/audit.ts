/**
 * Asks the registry for known vulnerabilities of the packages in all lock files, or in those of some folders:
 * `npm run audit -- bench website`. Exits with 1 if one of them counts, and with 2 if the registry doesn't respond.
 *
 * Packages that users install may have none at all. Those that only build or test this package may have low and
 * moderate ones, which are printed but don't fail the check: a check that always fails is soon ignored.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { dirname } from 'node:path'

type Severity = 'info' | 'low' | 'moderate' | 'high' | 'critical'

interface AuditReport {
  readonly metadata?: { readonly vulnerabilities: Readonly<Record<Severity | 'total', number>> }
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: Severity }>>
  readonly message?: string
}

const folders = process.argv.slice(2)
const locked = execFileSync('git', ['ls-files', '*package-lock.json'], { encoding: 'utf8' })
  .split('\n')
  .filter(Boolean)
  .map(dirname)
const unknown = folders.filter((folder) => !locked.includes(folder))
if (unknown.length) throw new Error(`no lock file in ${unknown.join(', ')}; there are ${locked.join(', ')}`)

const statuses: number[] = []
for (const folder of folders.length ? folders : locked) {
  if (folder === '.') statuses.push(audit('what users install', folder, () => true, '--omit', 'dev'))
  statuses.push(audit(folder, folder, (severity) => severity === 'high' || severity === 'critical'))
}
const unchecked = statuses.filter((status) => status === 2).length
if (unchecked)
  console.error(
    `\n${unchecked} of ${statuses.length} not checked; run this again where the registry responds`,
  )
process.exitCode = statuses.includes(1) ? 1 : unchecked ? 2 : 0

/** Prints the vulnerabilities of a folder. Returns 1 if one counts, 2 if the registry didn't respond. */
function audit(name: string, folder: string, counts: (severity: Severity) => boolean, ...flags: string[]) {
  const args = ['audit', '--json', '--package-lock-only', '--prefix', folder, ...flags]
  const { stdout } = spawnSync('npm', [...args, '--fetch-retries', '1', '--fetch-timeout', '30000'], {
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  const { metadata, vulnerabilities = {}, message = 'unknown reason' } = read(stdout)
  if (typeof metadata?.vulnerabilities.total !== 'number') {
    console.error(`${name}: NOT CHECKED, the registry did not respond: ${message}`)
    return 2
  }
  const found = Object.entries(vulnerabilities)
  const list = found.map(([each, { severity }]) => `${each} (${severity})`).join(', ')
  const bad = found.some(([, { severity }]) => counts(severity))
  if (bad) console.error(`${name}: VULNERABLE: ${list}; for details, run npm audit --prefix ${folder}`)
  else
    console.log(
      `${name}: ${list ? `no high or critical vulnerabilities, but ${list}` : 'no known vulnerabilities'}`,
    )
  return bad ? 1 : 0
}

function read(text: string): AuditReport {
  try {
    return JSON.parse(text)
  } catch {
    return { message: text.slice(0, 200) || 'npm printed nothing' }
  }
}
