import { dirname } from 'node:path'
import { build, version } from 'vite'
import type { Bundler } from '../bundler.ts'

export const vite: Bundler = {
  name: 'Vite',
  version,
  async bundle(entry, out) {
    await build({
      root: dirname(entry),
      configFile: false,
      logLevel: 'error',
      build: { outDir: out, rolldownOptions: { input: entry } },
    })
  },
}
