import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { licenceOf } from './licences.ts'

const outfile = 'dist/cli.js'

/**
 * Builds the command line into one file. What the package builds anyway, the groups and the mocks, it imports from
 * beside itself; what it is built on is nobody's dependency, so that is bundled, and the licences go with it.
 */
export async function buildCli(entries: Readonly<Record<string, string>>): Promise<void> {
  const { metafile } = await build({
    entryPoints: ['src/cli/index.ts'],
    outfile,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    // jsonc-parser's other form hides its own files from bundlers.
    mainFields: ['module', 'main'],
    plugins: [besides(entries)],
  })
  const code = readFileSync(outfile, 'utf8').replace(/^#!.*\n/, '')
  writeFileSync(
    outfile,
    [
      '#!/usr/bin/env node',
      ...packagesOf(Object.keys(metafile.inputs)).map(licenceOf),
      // commander is CommonJS and requires modules of Node.
      "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
      code,
    ].join('\n'),
  )
  chmodSync(outfile, 0o755)
}

/** Leaves imports of the package's other entries to run time. */
function besides(entries: Readonly<Record<string, string>>): Plugin {
  const names = new Map(Object.entries(entries).map(([name, path]) => [resolve(path), name]))
  return {
    name: 'besides',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const name = names.get(resolve(resolveDir, path))
        return name === undefined ? undefined : { path: `./${name}.js`, external: true }
      })
    },
  }
}

function packagesOf(inputs: readonly string[]): string[] {
  const folders = inputs.map((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort()
}
