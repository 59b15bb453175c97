import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'

/** What a run has changed. */
export interface Written {
  readonly written: readonly string[]
  readonly removed: readonly string[]
  /** How many files were as they should be already, and were not touched. */
  readonly same: number
}

/**
 * Puts files into a folder, and takes others out. Everything is written beside the folder first and moved into place
 * in one go, so that whatever ends the program leaves each file whole: as it was, or as it should be.
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
  const beside = mkdtempSync(join(dirname(folder), `.${basename(folder)}-`))
  const clean = () => rmSync(beside, { recursive: true, force: true })
  process.once('exit', clean)
  try {
    for (const [path, content] of changed) {
      mkdirSync(dirname(join(beside, path)), { recursive: true })
      writeFileSync(join(beside, path), content)
    }
    // Nothing else runs until the last one is in place.
    for (const path of written) {
      mkdirSync(dirname(join(folder, path)), { recursive: true })
      renameSync(join(beside, path), join(folder, path))
    }
    for (const path of leftOver) rmSync(join(folder, path))
  } finally {
    clean()
    process.off('exit', clean)
  }
  return result
}
