import type { Environment } from '../environment.ts'
import { runCasesOf } from '../program.ts'
import { versionOf } from '../version.ts'

const nodeProxy: Environment = {
  name: 'NODE_USE_ENV_PROXY',
  about: 'Node itself reads HTTP_PROXY',
  project: 'proxies',
  node: 24,
  version: ({ nodeVersion }) => nodeVersion,
  run: (context) => runCasesOf(context, ['node', 'run.mjs', 'env']),
}

const undiciProxy: Environment = {
  name: 'undici EnvHttpProxyAgent',
  about: '`setGlobalDispatcher(new EnvHttpProxyAgent())`',
  project: 'proxies',
  version: versionOf('undici'),
  run: (context) => runCasesOf(context, ['node', 'run.mjs', 'undici']),
}

export const proxies = { nodeProxy, undiciProxy }
