import { installed, versionOf } from '../installed.ts'
import { program } from './program.ts'

const packages = {
  'linux-x64': '@deno/linux-x64-glibc',
  'linux-arm64': '@deno/linux-arm64-glibc',
  'darwin-arm64': '@deno/darwin-arm64',
}

export const deno = program({
  name: 'Deno',
  formats: ['ESM', 'CJS'],
  find: () => installed(packages, 'deno'),
  version: () => versionOf(packages),
  // The package only needs network permission.
  flags: [
    'run',
    '--no-prompt',
    '--no-remote',
    '--node-modules-dir=manual',
    '--allow-net=127.0.0.1',
    '--allow-read=.',
  ],
  // By its path: --preload npm:sdk doesn't find a package that was installed from a file (findings/).
  preload: ['--allow-env=SDK_DEBUG', '--preload', './node_modules/sdk/dist/debug.js'],
  environment: { DENO_NO_UPDATE_CHECK: '1' },
})
