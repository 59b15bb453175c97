import { build, VERSION } from 'rolldown'
import type { Bundler } from '../bundler.ts'

export const rolldown: Bundler = {
  name: 'Rolldown',
  version: VERSION,
  async bundle(entry, out) {
    await build({
      input: entry,
      platform: 'browser',
      transform: { target: 'es2022' },
      output: { dir: out, format: 'esm', minify: true },
      logLevel: 'warn',
    })
  },
}
