import { basename, extname } from 'node:path'

/** What files are called that say nothing of their API. */
const generic =
  /^(openapi|swagger|api|apis|specs?|schema|index|docs?|api-docs|definition|latest|main|v?\d[\d.]*|json|yaml|yml|bundled?)$/i

/**
 * What an API is called that is given no name: like its file; where that could be any API's, like its title, without the
 * word API.
 */
export function groupNameOf(document: string, title: string): string {
  const path = URL.canParse(document) ? new URL(document).pathname : document
  const file = basename(path, extname(path))
  const isGeneric = file.split(/[._-]/).every((word) => generic.test(word) || word === '')
  const words = slug(isGeneric ? title : decodeURIComponent(file))
  return words || 'client'
}

const slug = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .replace(/-(api|rest-api|openapi|swagger)$/, '')
    .replace(/^(api|\d.*)$/, '')
