import { spawnSync } from 'node:child_process'

/** Asks the registry for known weaknesses of what each lock file holds. No answer is a failure of its own, exit 2. */
for (const folder of ['.', 'bench', 'test/compilers', 'test/contract']) {
  const { stdout } = spawnSync('npm', ['audit', '--json', '--package-lock-only', '--prefix', folder], {
    encoding: 'utf8',
  })
  const answer = JSON.parse(stdout || '{}')
  const total: unknown = answer.metadata?.vulnerabilities?.total
  if (typeof total !== 'number') {
    console.error(
      `${folder}: not checked, the registry did not answer: ${answer.message ?? 'no reason given'}`,
    )
    process.exitCode = 2
  } else if (total > 0) {
    console.error(`${folder}: ${total} known weaknesses: ${Object.keys(answer.vulnerabilities).join(', ')}`)
    process.exitCode ||= 1
  } else console.log(`${folder}: nothing known`)
}
