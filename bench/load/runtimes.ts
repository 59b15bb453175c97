import { installed, versionOf } from '../../test/runtimes/installed.ts'

/** A runtime to measure loads in. */
export interface LoadRuntime {
  readonly name: string
  /** The path of its binary and the flags before the program. Throws if npm hasn't installed it. */
  command(): readonly [binary: string, ...flags: string[]]
  version(): string
}

function node(major: 20 | 24 | 26): LoadRuntime {
  const packages = {
    'linux-x64': `node-${major}-linux-x64`,
    'linux-arm64': `node-${major}-linux-arm64`,
  }
  return {
    name: `Node ${major}`,
    command: () => [installed(packages, 'bin/node'), '--expose-gc'],
    version: () => versionOf(packages),
  }
}

const bun = {
  'linux-x64': '@oven/bun-linux-x64',
  'linux-arm64': '@oven/bun-linux-aarch64',
  'darwin-arm64': '@oven/bun-darwin-aarch64',
}

const deno = {
  'linux-x64': '@deno/linux-x64-glibc',
  'linux-arm64': '@deno/linux-arm64-glibc',
  'darwin-arm64': '@deno/darwin-arm64',
}

/** By the names for `--only`. */
export const loadRuntimes: Readonly<Record<string, LoadRuntime>> = {
  node20: node(20),
  node24: node(24),
  node26: node(26),
  bun: {
    name: 'Bun',
    command: () => [installed(bun, 'bin/bun'), '--no-install'],
    version: () => versionOf(bun),
  },
  deno: {
    name: 'Deno',
    command: () => [
      installed(deno, 'deno'),
      ...['run', '--no-prompt', '--no-remote', '--node-modules-dir=manual', '--v8-flags=--expose-gc'],
      ...['--allow-net=127.0.0.1', '--allow-read=.'],
    ],
    version: () => versionOf(deno),
  },
}
