import { installed, versionOf } from '../installed.ts'
import type { Runtime } from '../runtime.ts'
import { program } from './program.ts'

/** A major version of Node. */
export function node(major: 20 | 22 | 24 | 26): Runtime {
  const packages = {
    'linux-x64': `node-${major}-linux-x64`,
    'linux-arm64': `node-${major}-linux-arm64`,
  }
  return program({
    name: `Node ${major}`,
    formats: ['ESM', 'CJS'],
    find: () => installed(packages, 'bin/node'),
    version: () => versionOf(packages),
    preload: ['--import', 'sdk/debug'],
  })
}
