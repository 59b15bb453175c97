import { basename, extname } from 'node:path'

/** File names that say nothing about the API. */
const generic =
  /^(openapi|swagger|api|apis|specs?|schema|index|docs?|api-docs|definition|latest|main|v?\d[\d.]*|json|yaml|yml|bundled?)$/i

/** The default name of an API: its file's name, or if that could be any API's, its title without the word API. */
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
