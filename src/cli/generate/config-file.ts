import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import { UsageError } from '../fail.ts'

const names = ['ts', 'mts', 'js', 'mjs', 'json'].map((ending) => `sdk.config.${ending}`)

/** The config file of a folder, if it has one. */
export function findConfig(folder: string): string | undefined {
  const found = names.map((name) => resolve(folder, name)).filter((path) => existsSync(path))
  const [path, other] = found
  if (other !== undefined)
    throw new UsageError(`there are two configs, ${path} and ${other}; choose one with --config`)
  return path
}

/** A config file's export. `isAgain` reads it again, bypassing the module cache. */
export async function loadConfig(path: string, isAgain = false): Promise<unknown> {
  try {
    if (!existsSync(path)) throw new Error('does not exist')
    if (path.endsWith('.json')) return readJson(path)
    const url = pathToFileURL(path).href
    return await exportOf(
      /\.m?ts$/.test(path) ? loadTypeScript(path, url, isAgain) : importFresh(url, isAgain),
    )
  } catch (cause) {
    if (cause instanceof UsageError) throw cause
    throw new UsageError(`${path} ${explain(cause as Error)}`, { cause })
  }
}

/** The platform's message would quote the file, which may contain a secret. */
function readJson(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8').replace(/^\ufeff/, ''))
  } catch {
    throw new Error('is not JSON')
  }
}

/** A CommonJS module nests its default export once more. */
async function exportOf(loading: Promise<unknown>): Promise<unknown> {
  const loaded = (await loading) as { default?: unknown }
  const config = loaded.default ?? loaded
  return (config as { default?: unknown }).default ?? config
}

const importFresh = (url: string, isAgain: boolean): Promise<unknown> =>
  import(isAgain ? `${url}?${Date.now()}` : url)

/** Node loads TypeScript itself from 22.18 on; older versions need a loader from the project. */
async function loadTypeScript(path: string, url: string, isAgain: boolean): Promise<unknown> {
  if ((process.features as { typescript?: unknown }).typescript) return importFresh(url, isAgain)
  const require = createRequire(path)
  for (const [name, load] of loaders) {
    let found: string
    try {
      found = require.resolve(name)
    } catch {
      continue
    }
    // `require` finds the CommonJS entry, and tsx's can't import. The ES module is next to it.
    const entry = found.replace(/\.cjs$/, '.mjs')
    return load(await import(pathToFileURL(existsSync(entry) ? entry : found).href), url)
  }
  throw new UsageError(
    `${path} needs Node 22.18 or newer, or jiti: npm i -D jiti; or write sdk.config.mjs in JavaScript`,
  )
}

type Load = (url: string) => Promise<unknown>

/** Packages that load TypeScript in older versions of Node, and how to call them. */
const loaders: readonly [name: string, load: (loader: unknown, url: string) => Promise<unknown>][] = [
  ['jiti', (loader, url) => (loader as Jiti).createJiti(url, { moduleCache: false }).import(url)],
  ['tsx/esm/api', (loader, url) => (loader as Tsx).tsImport(url, url)],
]

interface Jiti {
  createJiti(from: string, options: object): { readonly import: Load }
}

interface Tsx {
  tsImport(url: string, from: string): Promise<unknown>
}

function explain({ message, code }: Error & { code?: string }): string {
  return /^(does not exist|is |cannot be read)/.test(message)
    ? message
    : `cannot be loaded: ${code ?? message}`
}
