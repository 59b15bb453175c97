import { accessSync, constants, existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Generated } from '../../generator/generate.ts'
import { filesIn } from '../../generator/output/generated-files.ts'
import { staleFiles } from '../../generator/output/stale-files.ts'
import { type Written, writeFiles } from '../../generator/output/write-files.ts'
import { UsageError } from '../fail.ts'
import { differencesOf } from './differences.ts'
import { indexOf } from './llms.ts'
import type { Settings } from './settings.ts'

/** What a run would change in its folder. Paths are relative to it. */
export interface Changes {
  readonly files: ReadonlyMap<string, string>
  /** Generated files of documents that are gone. */
  readonly leftOver: readonly string[]
  /** Files that the command did not write. */
  readonly foreign: readonly string[]
  /** Files that are written once, by absolute path. */
  readonly once: ReadonlyMap<string, string>
  /** The differences, in words. */
  readonly stale: readonly string[]
}

/** What a run changed, or would change. */
export interface Applied extends Written {
  readonly isDry: boolean
  /** Files that are written only once, because they belong to the user. */
  readonly created: readonly string[]
}

/** Compares the generated files with the existing ones. */
export function compare({ out, documents, llms }: Settings, generated: Generated): Changes {
  if (existsSync(out) && !statSync(out).isDirectory())
    throw new UsageError(`${relative('.', out)} is a file; --out must be a folder`)
  const files = new Map([...generated.files, ...(llms ? [indexOf(generated, out)] : [])])
  const { generated: present, foreign } = filesIn(out)
  const paths = present.map((path) => path.replaceAll('\\', '/'))
  // Files in subfolders may belong to another run, unless each document has its own folder.
  const own = paths.filter((path) => documents.length > 1 || !path.includes('/') || isSplitOff(path, paths))
  const leftOver = own.filter((path) => !files.has(path))
  return {
    files,
    leftOver,
    foreign,
    stale: differencesOf(out, files, leftOver),
    once: generated.once,
  }
}

/** Whether a file belongs to split operations and types; another run would have an entry next to it. */
const isSplitOff = (path: string, all: readonly string[]) =>
  /^(operations|types)\/[^/]+\.gen\.ts$/.test(path) && !all.includes(path.replace(/[^/]+$/, 'index.ts'))

/** Writes the changes, or lists them. Throws a UsageError if other files are in the way or writing fails. */
export function apply(
  { files, leftOver, foreign, once }: Changes,
  { out }: Settings,
  { isDry, isForced }: { readonly isDry: boolean; readonly isForced: boolean },
): Applied {
  const folder = relative('.', out) || '.'
  if (foreign.length && !isForced) {
    const more = foreign.length > 3 ? ', …' : ''
    throw new UsageError(
      `${folder} contains ${foreign.slice(0, 3).join(', ')}${more}, which this command did not write; choose another folder, or use --force`,
    )
  }
  const created = [...once.keys()].filter((path) => !existsSync(path))
  if (isDry) {
    const stale = new Set(staleFiles(out, files).map((line) => line.replace(/ is (missing|stale)$/, '')))
    return { written: [...stale], removed: leftOver, same: files.size - stale.size, isDry, created }
  }
  try {
    for (const place of [
      ...created.map((path) => dirname(path)),
      out,
      ...[...files.keys()].map((path) => dirname(join(out, path))),
    ])
      accessSync(nearestExisting(place), constants.W_OK)
    const written = writeFiles(out, files, leftOver)
    for (const path of created) {
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, once.get(path) ?? '', { flag: 'wx' })
    }
    return { ...written, isDry, created }
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException
    if (code === undefined) throw cause
    throw new UsageError(`${folder} cannot be written to: ${reasons[code] ?? code}`, { cause })
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied (EACCES)',
  EPERM: 'permission denied (EPERM)',
  EROFS: 'the file system is read-only (EROFS)',
  ENOSPC: 'the disk is full (ENOSPC)',
  ENOTDIR: 'part of its path is a file (ENOTDIR)',
}

/** A folder, or its nearest existing parent. */
const nearestExisting = (path: string): string => (existsSync(path) ? path : nearestExisting(dirname(path)))
