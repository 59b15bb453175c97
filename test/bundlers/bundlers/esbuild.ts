import { build, version } from 'esbuild'
import type { Bundler } from '../bundler.ts'

const esbuild = (name: string, splitting: boolean): Bundler => ({
  name,
  version,
  async bundle(entry, out) {
    await build({
      entryPoints: [entry],
      outdir: out,
      bundle: true,
      splitting,
      minify: true,
      format: 'esm',
      target: 'es2022',
      platform: 'browser',
      logLevel: 'error',
    })
  },
})

export const whole = esbuild('esbuild', false)
export const split = esbuild('esbuild, split', true)
