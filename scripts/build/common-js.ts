import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'esbuild'

/**
 * Writes `dist/cjs`: every module of `dist` as CommonJS, under the same name. Files with the same name are next to
 * each other in the tarball, so the second one compresses to almost nothing.
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
    // Adds the list of names that lets `import` read a CommonJS module. Nothing is bundled.
    platform: 'node',
    logLevel: 'warning',
  })
  writeFileSync('dist/cjs/package.json', '{ "type": "commonjs" }\n')
}
