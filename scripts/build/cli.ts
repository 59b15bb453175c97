import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'
import { licenceOf } from './licences.ts'

/** The bundles. The first loads the second when it needs it. */
const bundles = { cli: 'src/cli/index.ts', generate: 'src/cli/generate/run.ts' }

/**
 * Builds two files: the command line, and `sdk generate`, which loads more than all other commands. They import the
 * package's other entries (groups, mocks) from the files next to them. Their own dependencies aren't installed with
 * the package, so these are bundled, with their licences.
 */
export async function buildCli(entries: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, source] of Object.entries(bundles)) {
    const { [name]: _, ...others }: Record<string, string> = { ...entries, ...bundles }
    await bundle(source, `dist/${name}.js`, others)
  }
  chmodSync('dist/cli.js', 0o755)
}

async function bundle(
  source: string,
  outfile: string,
  others: Readonly<Record<string, string>>,
): Promise<void> {
  const { metafile } = await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    minify: true,
    metafile: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    legalComments: 'none',
    // Bundlers can't follow the imports in jsonc-parser's UMD form.
    mainFields: ['module', 'main'],
    plugins: [otherEntries(others), withoutXml, yamlModules],
  })
  const code = readFileSync(outfile, 'utf8').replace(/^#!.*\n/, '')
  writeFileSync(
    outfile,
    [
      ...(outfile === 'dist/cli.js' ? ['#!/usr/bin/env node'] : []),
      ...packagesOf(Object.keys(metafile.inputs)).map(licenceOf),
      // commander is CommonJS and requires Node modules.
      "import{createRequire}from'node:module';const require=createRequire(import.meta.url);",
      code,
    ].join('\n'),
  )
}

/** Keeps imports of the package's other entries as imports. */
function otherEntries(entries: Readonly<Record<string, string>>): Plugin {
  const names = new Map(Object.entries(entries).map(([name, path]) => [resolve(path), name]))
  return {
    name: 'other-entries',
    setup({ onResolve }) {
      onResolve({ filter: /^\./ }, ({ path, resolveDir }) => {
        const name = names.get(resolve(resolveDir, path))
        return name === undefined ? undefined : { path: `./${name}.js`, external: true }
      })
    },
  }
}

/** The package that makes up examples can also write XML, which nothing here uses. */
const withoutXml: Plugin = {
  name: 'without-xml',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^fast-xml-parser$/ }, ({ path }) => ({ path, namespace: 'without-xml' }))
    onLoad({ filter: /.*/, namespace: 'without-xml' }, () => ({
      contents: 'export const XMLBuilder = undefined',
    }))
  },
}

/** Node.js gets yaml as CommonJS, which can't be tree-shaken. The form for browsers can; only its warnings differ. */
const yamlModules: Plugin = {
  name: 'yaml-modules',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^yaml$/ }, () => ({ path: resolve('node_modules/yaml/browser/dist/index.js') }))
    onLoad({ filter: /\/yaml\/browser\/dist\/log\.js$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace('console.warn', 'process.emitWarning'),
    }))
  },
}

function packagesOf(inputs: readonly string[]): string[] {
  const folders = inputs.map((path) => /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1])
  return [...new Set(folders.filter((folder) => folder !== undefined))].sort()
}
