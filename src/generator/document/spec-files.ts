import { readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { isObject } from './document.ts'
import { parseText } from './parse-text.ts'
import { SpecProblem } from './problem.ts'

/** Paths of the documents in a folder, sorted. Files without paths, such as those with only components, are parts. */
export const specFiles = (folder: string): string[] => filesIn(folder).filter(isDocument)

/** Reports files of a folder that are neither a document nor part of one. `used` are the URLs of the files read. */
export function strayFiles(folder: string, used: ReadonlySet<string>): SpecProblem[] {
  return filesIn(folder)
    .filter((path) => !isDocument(path) && !used.has(pathToFileURL(path).href))
    .map(
      (path) =>
        new SpecProblem(
          { file: basename(path), pointer: '' },
          'is not an OpenAPI document (a version and paths), and no document refers to it; move it out of the folder',
        ),
    )
}

const filesIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /\.(ya?ml|json)$/.test(name))
    .sort()
    .map((name) => join(folder, name))

/** A file that can't be parsed counts as a document, so that reading it reports why. */
function isDocument(path: string): boolean {
  const text = readFileSync(path, 'utf8')
  if (!/["']?(openapi|swagger)/.test(text)) return false
  try {
    const root = parseText(text, basename(path))
    if (!isObject(root)) return false
    const { openapi, swagger, swaggerVersion, components, paths } = root
    const isNamed = [openapi, swagger, swaggerVersion].some((each) => each !== undefined)
    return isNamed && !(components !== undefined && paths === undefined)
  } catch {
    return true
  }
}
