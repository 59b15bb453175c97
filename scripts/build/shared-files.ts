import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { build, type Plugin } from 'esbuild'

/** The file in `dist` with what several groups load of the runtime. */
const core = 'chunks/core'

/** Names what of the runtime is public, and holds nothing itself. */
const lists = resolve('src/runtime/public.ts')

/** Stands for a file of `dist` until it is known where the import of it comes to lie. */
const mark = 'file-of-dist:'

/**
 * Which file of `dist` each source goes into that several entries share: what several groups load of the
 * runtime into one, and each group's operations into that of its subpath. Left to itself, esbuild makes a chunk for each
 * set of entries that share something, and Node a start of them that is several times as long.
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
    const isShared = resolve(path) !== lists && reached.filter((paths) => paths.includes(path)).length > 1
    const file = group ?? (isShared ? core : undefined)
    return file === undefined ? [] : [[resolve(path), file]]
  })
  return new Map(files)
}

/** Imports what lies in another file from there. */
export function importShared(files: ReadonlyMap<string, string>): Plugin {
  return {
    name: 'import-shared',
    setup({ onResolve }) {
      onResolve({ filter: /^[./]/ }, ({ path, importer }) => {
        const source = resolve(dirname(importer), path)
        // A copy for each importer, in place of a file that only leads to others.
        if (source === lists) return { path: source, suffix: `?for=${relative('.', importer)}` }
        const file = files.get(source)
        return !importer || file === undefined || file === files.get(importer)
          ? undefined
          : { path: mark + file, external: true, sideEffects: false }
      })
    },
  }
}

const exported = /^export (?:async |abstract )?(?:const|function|class) (\w+)/gm

/** Writes what several groups load of the runtime. */
export async function buildCore(files: ReadonlyMap<string, string>): Promise<void> {
  const sources = [...files].filter(([, file]) => file === core).map(([path]) => path)
  const owners = new Map<string, string>()
  for (const path of sources) {
    for (const [, name = ''] of readFileSync(path, 'utf8').matchAll(exported)) {
      const owner = owners.get(name) ?? path
      // Of two sources that export the same name, `export *` gives out neither's.
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

/** Puts paths in place of the marks. */
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
