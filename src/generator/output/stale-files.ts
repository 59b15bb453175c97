import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Names the files of a folder that are not as they would be written. */
export function staleFiles(root: string, files: ReadonlyMap<string, string>): string[] {
  return [...files].flatMap(([path, content]) => {
    if (!existsSync(join(root, path))) return [`${path} is missing`]
    return readFileSync(join(root, path), 'utf8') === content ? [] : [`${path} is stale`]
  })
}
