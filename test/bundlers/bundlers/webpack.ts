import { dirname } from 'node:path'
import pack from 'webpack'
import type { Bundler } from '../bundler.ts'

export const webpack: Bundler = {
  name: 'webpack',
  version: pack.version ?? '',
  async bundle(entry, out) {
    const compiler = pack({
      context: dirname(entry),
      entry,
      mode: 'production',
      target: ['web', 'es2022'],
      output: { path: out },
      performance: false,
    })
    const problems = await new Promise<string>((resolve, reject) => {
      compiler.run((error, stats) => {
        if (error) reject(error)
        else resolve(stats?.hasErrors() || stats?.hasWarnings() ? stats.toString('errors-warnings') : '')
      })
    })
    await new Promise((resolve) => compiler.close(resolve))
    if (problems) throw new Error(problems)
  },
}
