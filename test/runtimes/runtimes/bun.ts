import { installed, versionOf } from '../installed.ts'
import { program } from './program.ts'

const packages = {
  'linux-x64': '@oven/bun-linux-x64',
  'linux-arm64': '@oven/bun-linux-aarch64',
  'darwin-arm64': '@oven/bun-darwin-aarch64',
}

export const bun = program({
  name: 'Bun',
  formats: ['ESM', 'CJS'],
  find: () => installed(packages, 'bin/bun'),
  version: () => versionOf(packages),
  // Packages outside node_modules must not be fetched.
  flags: ['--no-install'],
  preload: ['--preload', 'sdk/debug'],
})
