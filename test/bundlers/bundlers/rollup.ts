import { nodeResolve } from '@rollup/plugin-node-resolve'
import terser from '@rollup/plugin-terser'
import { rollup as build, VERSION } from 'rollup'
import type { Bundler } from '../bundler.ts'

export const rollup: Bundler = {
  name: 'Rollup',
  version: VERSION,
  async bundle(entry, out) {
    const bundle = await build({
      input: entry,
      // Comments in zod.
      onwarn({ code, id, message }) {
        if (!/\/node_modules\/zod\//.test(id ?? message)) throw new Error(`${code}: ${message}`)
      },
      plugins: [nodeResolve({ browser: true }), terser({ ecma: 2020, module: true })],
    })
    await bundle.write({ dir: out, format: 'es' })
    await bundle.close()
  },
}
