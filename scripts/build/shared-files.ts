import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'

/** The file in `dist` with the parts of the runtime that several groups load. */
const core = 'chunks/core'

/** Lists the runtime's public exports, and contains nothing else. */
const publicList = resolve('src/runtime/public.ts')

/** Marks an import of a file in `dist`, until the importing file's place is known. */
const mark = 'file-of-dist:'

/**
 * Decides which file of `dist` a source goes into if several entries share it: the parts of the runtime that several
 * groups load go into one file, and each group's operations into that of its subpath. By default, esbuild would
 * create a chunk for each set of entries that share something, which makes Node start several times more slowly.
 */
export async function sharedFiles(
  groups: readonly string[],
  plugins: Plugin[],
): Promise<ReadonlyMap<string, string>> {
  const { metafile } = await build({
    entryPoints: groups.map((group) => `src/apis/${group}/index.ts`),
    bundle: true,
    metafile: true,
    write: false,
    format: 'esm',
    outdir: 'dist',
    packages: 'external',
    plugins,
  })
  const reached = Object.values(metafile.outputs).map(({ inputs }) => Object.keys(inputs))
  const files = reached.flat().flatMap((path): [string, string][] => {
    const [, group] = /^src\/apis\/(\w+)\//.exec(path) ?? []
    const isShared =
      resolve(path) !== publicList && reached.filter((paths) => paths.includes(path)).length > 1
    const file = group ?? (isShared ? core : undefined)
    return file === undefined ? [] : [[resolve(path), file]]
  })
  return new Map(files)
}

/** Imports shared sources from the file that contains them. */
export function importShared(files: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'import-shared',
    setup({ onResolve }) {
      onResolve({ filter: /^[./]/ }, ({ path, importer }) => {
        const source = resolve(dirname(importer), path)
        // Each importer gets its own copy, instead of a file that only re-exports.
        if (source === publicList) return { path: source, suffix: `?for=${relative('.', importer)}` }
        const file = files.get(source)
        return !importer || file === undefined || file === files.get(importer)
          ? undefined
          : { path: mark + file, external: true, sideEffects: false }
      })
    },
  }
}

const exported = /^export (?:async |abstract )?(?:const|function|class) (\w+)/gm

/** Writes the file with the parts of the runtime that several groups load. */
export async function buildCore(files: ReadonlyMap<string, string>): Promise<void> {
  const sources = [...files].filter(([, file]) => file === core).map(([path]) => path)
  const owners = new Map<string, string>()
  for (const path of sources) {
    for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(exported)) {
      const owner = owners.get(name) ?? path
      // If two sources export the same name, `export *` exports neither.
      if (owner !== path) throw new Error(`${name} is exported by ${owner} and by ${path}; rename one`)
      owners.set(name, path)
    }
  }
  await build({
    stdin: {
      contents: sources.map((path) => `export * from ${JSON.stringify(path)}`).join('\n'),
      resolveDir: '.',
    },
    outfile: `dist/${core}.js`,
    bundle: true,
    format: 'esm',
    target: 'es2022',
    platform: 'neutral',
    packages: 'external',
    logLevel: 'warning',
  })
}

/** Replaces the marks with paths. */
export function placeShared(): void {
  for (const path of readdirSync('dist', { recursive: true, encoding: 'utf8' })) {
    if (!path.endsWith('.js')) continue
    const text = readFileSync(join('dist', path), 'utf8')
    const placed = text.replaceAll(new RegExp(`"${mark}(.*?)"`, 'g'), (_, file) => {
      const target = relative(dirname(path), `${file}.js`)
      return JSON.stringify(target.startsWith('.') ? target : `./${target}`)
    })
    if (placed !== text) writeFileSync(join('dist', path), placed)
  }
}
