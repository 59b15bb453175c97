import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** The changes of a run. */
export interface Written {
  readonly written: readonly string[]
  readonly removed: readonly string[]
  /** How many files were current and stayed untouched. */
  readonly same: number
}

/**
 * Writes files to a folder and removes others. Everything is written next to the folder first and then moved into
 * place, so that each file is either old or new, never partial, however the program ends.
 */
export function writeFiles(
  folder: string,
  files: ReadonlyMap<string, string>,
  leftOver: readonly string[] = [],
): Written {
  const changed = [...files].filter(
    ([path, content]) =>
      !existsSync(join(folder, path)) || readFileSync(join(folder, path), 'utf8') !== content,
  )
  const written = changed.map(([path]) => path)
  const result = { written, removed: leftOver, same: files.size - changed.length }
  if (!changed.length && !leftOver.length) return result
  mkdirSync(dirname(folder), { recursive: true })
  const staging = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`))
  const clean = () => rmSync(staging, { recursive: true, force: true })
  process.once('exit', clean)
  try {
    for (const [path, content] of changed) {
      mkdirSync(dirname(join(staging, path)), { recursive: true })
      writeFileSync(join(staging, path), content)
    }
    // Synchronous, so that nothing else runs until the last file is in place.
    for (const path of written) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      renameSync(join(staging, path), join(folder, path))
    }
    for (const path of leftOver) rmSync(join(folder, path))
  } finally {
    clean()
    process.off('exit', clean)
  }
  return result
}
