import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { McpResource } from '../../mcp/index.ts'

/** The pages that ship with the package, as resources. */
export function packedPages(): McpResource[] {
  const folder = fileURLToPath(new URL('../docs/', import.meta.url))
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => /\.(md|txt)$/.test(path) && !path.startsWith('decisions/'))
    .sort()
    .map((path) => {
      const file = join(folder, path)
      const [, title] = /^# (.+)$/m.exec(readFileSync(file, 'utf8')) ?? []
      return {
        uri: `docs://sdk/${path}`,
        name: path,
        title: path.endsWith('llms.txt') ? 'Index of all pages' : (title ?? path),
        mimeType: path.endsWith('.md') ? 'text/markdown' : 'text/plain',
        read: () => readFile(file, 'utf8'),
      }
    })
}
