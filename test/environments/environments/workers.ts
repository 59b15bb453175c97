import type { Environment } from '../environment.ts'
import { runTests } from '../test-runner.ts'
import { versionOf } from '../version.ts'

/** The tests themselves run in workerd. */
export const workers: Environment = {
  name: 'Cloudflare Workers, Vitest',
  about: '@cloudflare/vitest-plugin (once vitest-pool-workers)',
  project: 'workers',
  node: 22,
  version: versionOf('@cloudflare/vitest-plugin'),
  run: (context) => runTests(context, ['vitest', 'run', '--reporter=json']),
}
