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

/** Finds files in a folder, and never outside, even through a path with dots or a symbolic link. */
function filesOf(root: string): FindFile {
  return async (path) => {
    // Windows treats a backslash as a slash; no file system allows NUL.
    if (/[\0\\]/.test(path) || path.split('/').includes('..')) return undefined
    const wanted = join(root, path.endsWith('/') ? `${path}index.html` : path)
    const file = await realpath(wanted).catch(() => undefined)
    if (!file?.startsWith(root + sep) || !(await stat(file)).isFile()) return undefined
    return { type: types[extname(file)] ?? 'text/plain', content: await readFile(file) }
  }
}
