import { accessSync, constants, existsSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Generated } from '../../generator/generate.ts'
import { filesIn } from '../../generator/output/generated-files.ts'
import { staleFiles } from '../../generator/output/stale-files.ts'
import { type Written, writeFiles } from '../../generator/output/write-files.ts'
import { UsageError } from '../fail.ts'
import { indexOf } from './llms.ts'
import type { Settings } from './settings.ts'

/** What a run would change in its folder. Paths are seen from there. */
export interface Changes {
  readonly files: ReadonlyMap<string, string>
  /** Generated files of documents that are gone. */
  readonly leftOver: readonly string[]
  /** Files that the command did not write. */
  readonly foreign: readonly string[]
  /** What is not as it would be written, in words. */
  readonly stale: readonly string[]
}

/** Compares what was generated with what is there. */
export function compare({ out, documents, llms }: Settings, generated: Generated): Changes {
  if (existsSync(out) && !statSync(out).isDirectory())
    throw new UsageError(`${relative('.', out)} is a file; --out is a folder`)
  const files = new Map([...generated.files, ...(llms ? [indexOf(generated, out)] : [])])
  const { generated: present, foreign } = filesIn(out)
  const paths = present.map((path) => path.replaceAll('\\', '/'))
  // Deeper ones may belong to another run, unless each document has a folder of its own.
  const own = paths.filter((path) => documents.length > 1 || !path.includes('/') || isSplitOff(path, paths))
  const leftOver = own.filter((path) => !files.has(path))
  const stale = [
    ...staleFiles(out, files),
    ...leftOver.map((path) => `${path} comes from no document; take it away`),
  ]
  return { files, leftOver, foreign, stale }
}

/** Whether a file is one of those that operations and types are split into: a run of its own has an entry beside it. */
const isSplitOff = (path: string, all: readonly string[]) =>
  /^(operations|types)\/[^/]+\.gen\.ts$/.test(path) && !all.includes(path.replace(/[^/]+$/, 'index.ts'))

/** Writes the changes, or says what they are. Throws a UsageError where they must not or cannot be written. */
export function apply(
  { files, leftOver, foreign }: Changes,
  { out }: Settings,
  { isDry, isForced }: { readonly isDry: boolean; readonly isForced: boolean },
): Written & { readonly isDry: boolean } {
  const folder = relative('.', out) || '.'
  if (foreign.length && !isForced) {
    const more = foreign.length > 3 ? ', …' : ''
    throw new UsageError(
      `${folder} holds ${foreign.slice(0, 3).join(', ')}${more}, which this command did not write; choose another folder, or --force to write beside and over them`,
    )
  }
  if (isDry) {
    const stale = new Set(staleFiles(out, files).map((line) => line.replace(/ is (missing|stale)$/, '')))
    return { written: [...stale], removed: leftOver, same: files.size - stale.size, isDry }
  }
  try {
    for (const place of [out, ...[...files.keys()].map((path) => dirname(join(out, path)))])
      accessSync(nearestThere(place), constants.W_OK)
    return { ...writeFiles(out, files, leftOver), isDry }
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
  ENOTDIR: 'a part of its path is a file (ENOTDIR)',
}

/** A folder, or the nearest one above it that is there. */
const nearestThere = (path: string): string => (existsSync(path) ? path : nearestThere(dirname(path)))
