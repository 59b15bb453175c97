import type { Environment } from '../environment.ts'
import { runTests } from '../test-runner.ts'
import { versionOf } from '../version.ts'

/** Here, the tests themselves run in workerd. */
export const workers: Environment = {
  name: 'Cloudflare Workers',
  about: 'tests in workerd, with @cloudflare/vitest-plugin (once vitest-pool-workers)',
  project: 'workers',
  node: 22,
  version: (context) => `vitest-plugin ${versionOf('@cloudflare/vitest-plugin')(context)}`,
  run: (context) => runTests(context, ['vitest', 'run', '--reporter=json']),
}
