import { readFile } from 'node:fs/promises'
import { basename, dirname, relative } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Loads the text at a `file:`, `http:` or `https:` address. */
export type Load = (uri: string) => Promise<string>

/** Reads files, and loads references to the web. */
export const loadText: Load = async (uri) => {
  if (uri.startsWith('file:')) return await readFile(fileURLToPath(uri), 'utf8')
  const response = await fetch(uri, { signal: AbortSignal.timeout(60_000) })
  if (!response.ok) throw new Error(`${uri} responded with ${response.status}`)
  return await response.text()
}

/** The URL of a path; a URL is returned normalized. */
export const uriOf = (source: string): string =>
  /^(https?|file):\/\//i.test(source) ? new URL(source).href : pathToFileURL(source).href

/** A file's name in messages: its path relative to the document's folder, or its URL. */
export function nameFrom(entry: string, uri: string): string {
  if (!uri.startsWith('file:')) return uri === entry ? basename(new URL(uri).pathname) || uri : uri
  const path = fileURLToPath(uri)
  const folder = entry.startsWith('file:') ? dirname(fileURLToPath(entry)) : dirname(path)
  return relative(folder, path).replaceAll('\\', '/')
}
