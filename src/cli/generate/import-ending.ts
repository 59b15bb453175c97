import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import type { Target } from '../../generator/target.ts'
import { parentsOf } from './installed-as.ts'

/**
 * The ending of imports that a folder's TypeScript project needs. `.js` works under every compiler setting and in its
 * output; projects with bundler resolution do without it.
 */
export function importEndingFor(folder: string): Target['ending'] {
  const path = parentsOf(folder)
    .map((each) => join(each, 'tsconfig.json'))
    .find((each) => existsSync(each))
  const { allowImportingTsExtensions, rewriteRelativeImportExtensions, module, moduleResolution } =
    path === undefined ? {} : optionsOf(path)
  if (allowImportingTsExtensions || rewriteRelativeImportExtensions) return '.ts'
  const isBundler = /^bundler$/i.test(moduleResolution ?? '') || /^preserve$/i.test(module ?? '')
  return isBundler ? '' : '.js'
}

interface CompilerOptions {
  readonly allowImportingTsExtensions?: boolean
  readonly rewriteRelativeImportExtensions?: boolean
  readonly module?: string
  readonly moduleResolution?: string
}

/** The options of a tsconfig, including the files it extends. Configs in packages are not followed. */
function optionsOf(path: string, depth = 0): CompilerOptions {
  if (depth > 5 || !existsSync(path)) return {}
  const config = read(path) as {
    extends?: string | readonly string[]
    compilerOptions?: CompilerOptions
  }
  const bases = [config.extends ?? []].flat().filter((each) => each.startsWith('.'))
  const inherited = bases.map((each) =>
    optionsOf(resolve(dirname(path), each.endsWith('.json') ? each : `${each}.json`), depth + 1),
  )
  return Object.assign({}, ...inherited, config.compilerOptions)
}

/** JSON with comments and trailing commas; an unreadable file counts as empty. */
function read(path: string): unknown {
  const text = readFileSync(path, 'utf8').replace(
    /("(?:[^"\\]|\\.)*")|\/\/.*|\/\*[\s\S]*?\*\/|,(?=\s*[}\]])/g,
    (_, quoted: string | undefined) => quoted ?? '',
  )
  try {
    return JSON.parse(text)
  } catch {
    return {}
  }
}
