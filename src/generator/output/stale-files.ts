import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Lists the out-of-date files of a folder. */
export function staleFiles(root: string, files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, content]) => {
    if (!existsSync(join(root, path))) return [`${path} is missing`]
    return readFileSync(join(root, path), 'utf8') === content ? [] : [`${path} is stale`]
  })
}
