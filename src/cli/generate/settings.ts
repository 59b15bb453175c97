import { dirname, resolve } from 'node:path'
import type { DocumentConfig, GenerateConfig, GenerateOptions, ImportEnding } from '../../config/index.ts'
import { UsageError } from '../fail.ts'
import { checkConfig } from './check-config.ts'
import { findConfig, loadConfig } from './config-file.ts'
import type { GenerateFlags } from './flags.ts'

/** The settings, from flags or a config. */
export interface Settings {
  readonly documents: readonly DocumentConfig[]
  /** Absolute. */
  readonly out: string
  readonly llms: boolean
  readonly importEnding: ImportEnding | undefined
  /** The folder that document paths are relative to. */
  readonly folder: string
  /** The config file, if one was read. */
  readonly config: string | undefined
}

/** Merges arguments, flags and config; flags win. */
export async function readSettings(
  documents: readonly string[],
  flags: GenerateFlags,
  isAgain = false,
): Promise<Settings> {
  const hasDocuments = documents.length > 0
  if (hasDocuments && flags.config !== undefined) throw new UsageError('pass documents or a config, not both')
  const path = hasDocuments ? undefined : flags.config === undefined ? findConfig('.') : resolve(flags.config)
  if (!hasDocuments && path === undefined)
    throw new UsageError('pass a document or write an sdk.config.ts; see sdk generate --help')
  if (hasDocuments && flags.out === undefined)
    throw new UsageError('set the output folder, such as --out src/api')
  const {
    documents: listed,
    out,
    llms,
    importEnding,
    ...shared
  }: GenerateConfig = path === undefined
    ? { documents, out: '' }
    : checkConfig(await loadConfig(path, isAgain), flags.config ?? path)
  const options = optionsOf(flags)
  const all = [listed].flat().map((each) => ({
    ...shared,
    ...(typeof each === 'string' ? { document: each } : each),
    ...options,
  }))
  if (!all.length) throw new UsageError('there is no document to generate from')
  if (flags.name !== undefined && all.length > 1)
    throw new UsageError('--name works only with a single document; the config has several')
  const folder = path === undefined ? resolve('.') : dirname(path)
  return {
    documents: all.map((each) => (flags.name === undefined ? each : { ...each, name: flags.name })),
    out: flags.out === undefined ? resolve(folder, out) : resolve(flags.out),
    llms: flags.llms ?? llms ?? false,
    importEnding: flags.importEnding ?? importEnding,
    folder,
    config: path,
  }
}

/** Flags that are also options of a document. */
const optionFlags = [
  ...(['schemas', 'checks', 'reference', 'mocks', 'dates', 'enums'] as const),
  ...(['only', 'skip', 'int64', 'baseUrl', 'operationNames', 'tokenScheme'] as const),
]

/** The options that flags set. */
function optionsOf(flags: GenerateFlags): GenerateOptions {
  const flagged = optionFlags.filter((name) => flags[name] !== undefined).map((name) => [name, flags[name]])
  const { header, split, mockSkeleton } = flags
  return {
    ...Object.fromEntries(flagged),
    ...(mockSkeleton !== undefined && { mockSkeleton: resolve(mockSkeleton) }),
    ...(split && { split: split === 'none' ? false : split }),
    ...(header && { headers: headersOf(header) }),
  }
}

/** Headers of the command line. */
export const headersOf = (header: readonly string[]): Record<string, string> =>
  Object.fromEntries(header.map(headerOf))

/** A header from the command line. Its secrets come from the environment, so that no process list shows them. */
function headerOf(text: string): [name: string, value: string] {
  const [, name = '', value = ''] = /^([\w-]+)[=:]\s*(.*)$/s.exec(text) ?? []
  if (!name || !value)
    throw new UsageError("--header must be name=value, such as 'Authorization=Bearer $TOKEN'")
  const filled = value.replaceAll(/\$(?:\{(\w+)\}|(\w+))/g, (_, braced?: string, plain?: string) => {
    const variable = `${braced ?? plain}`
    const found = process.env[variable]
    if (!found) throw new UsageError(`--header ${name} needs the variable ${variable}, which is not set`)
    return found
  })
  return [name, filled]
}
