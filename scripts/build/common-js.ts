import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

/**
 * Writes `dist/cjs`: every module of `dist` once more as CommonJS, under the same name. Named alike, the twins lie side
 * by side in the tarball, where gzip stores the second one for little.
 */
export async function writeCommonJs(): Promise<void> {
  const modules = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.js'),
  )
  await build({
    entryPoints: modules.map((path) => join('dist', path)),
    outbase: 'dist',
    outdir: 'dist/cjs',
    format: 'cjs',
    target: 'es2022',
    // For the list of names that lets `import` read a CommonJS module; nothing is bundled.
    platform: 'node',
    logLevel: 'warning',
  })
  writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n')
}
