import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import type { Program } from './runtime.ts'

/**
 * Turns the suite into one file. Imports from the package stay imports, which the runtime resolves by itself, unless
 * the program is bundled: then they are resolved in the project's node_modules.
 */
export async function writeProgram(root: string, { place, format, bundled, main }: Program): Promise<string> {
  const suite = fileURLToPath(new URL('suite/run.ts', import.meta.url))
  const outfile = join(root, format === 'CJS' ? 'program.cjs' : 'program.mjs')
  await build({
    stdin: {
      contents: `import { runSuite } from ${JSON.stringify(suite)}\nconst place = ${JSON.stringify(place)}\n${main}`,
      resolveDir: root,
    },
    outfile,
    bundle: true,
    format: format === 'CJS' ? 'cjs' : 'esm',
    target: 'es2022',
    platform: bundled ? 'browser' : 'neutral',
    logLevel: 'error',
    // By its name, not by the paths in the repository's own tsconfig.
    tsconfigRaw: {},
    ...(bundled ? { nodePaths: [join(root, 'node_modules')] } : { external: ['sdk', 'sdk/*'] }),
  })
  return outfile
}
