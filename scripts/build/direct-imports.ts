import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Plugin } from 'esbuild'

/**
 * Makes generated files import each part of the runtime from the file that declares it. If they imported the list of
 * all parts, esbuild would put every encoder, used or not, into the chunk that all groups load.
 */
export function directImports(list: string): Plugin {
  const path = resolve(list)
  const origins = new Map(
    [...readFileSync(path, 'utf8').matchAll(/^export (?:type )?\{([^}]*)\} from '(.*)'$/gm)].flatMap(
      ([, names = '', from = '']) =>
        names.split(',').map((name) => [name.replace(/\btype\b/, '').trim(), resolve(dirname(path), from)]),
    ),
  )
  return {
    name: 'direct-imports',
    setup({ onLoad }) {
      onLoad({ filter: /\.gen\.ts$/ }, ({ path: file }) => ({
        loader: 'ts',
        contents: readFileSync(file, 'utf8').replace(
          /^import \{([^}]*)\} from '(\..*)'$/gm,
          (line, names: string, from: string) =>
            resolve(dirname(file), from) === path ? names.split(',').map(importOf).join('') : line,
        ),
      }))

      function importOf(name: string): string {
        const origin = origins.get(name.replace(/\btype\b| as .*/g, '').trim())
        if (origin === undefined) throw new Error(`${list} doesn't export ${name}`)
        return `import { ${name} } from ${JSON.stringify(origin)};`
      }
    },
  }
}
