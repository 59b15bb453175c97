import { readFile, realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'
import type { Listening } from '../../src/mocks/server/options.ts'
import { type FindFile, serveFiles } from './serve-files.ts'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.md': 'text/plain',
  '.txt': 'text/plain',
}

/** Serves a folder on loopback until it is closed. */
export async function serveSite(folder: string, port?: number): Promise<Listening> {
  return serveFiles(filesOf(await realpath(folder)), { port, missing: '/404.html' })
}

/** Finds files in a folder and nowhere else, whatever a path or a link says. */
function filesOf(root: string): FindFile {
  return async (path) => {
    // Windows takes a backslash for a slash, and no file system a NUL.
    if (/[\0\\]/.test(path) || path.split('/').includes('..')) return undefined
    const asked = join(root, path.endsWith('/') ? `${path}index.html` : path)
    const file = await realpath(asked).catch(() => undefined)
    if (!file?.startsWith(root + sep) || !(await stat(file)).isFile()) return undefined
    return { type: types[extname(file)] ?? 'text/plain', content: await readFile(file) }
  }
}
