import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Group } from '../model.ts'
import { oneLine, paragraphs } from './markdown.ts'

/** A page of the documentation: where it is, seen from `docs/`, and what it says of itself. */
interface Entry {
  readonly path: string
  readonly title: string
  readonly about: string
}

/** The index of what the package holds of the documentation, in the form of llmstxt.org. The guides stay outside. */
export function printLlms(
  root: string,
  groups: readonly Group[],
  pages: ReadonlyMap<string, string>,
): string {
  const { name, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const readme = join(root, 'README.md')
  const reference = groups.map((group) => ({
    path: `${group.name}.md`,
    title: group.title,
    about: group.description,
  }))
  const shared = [...pages].map(([path, text]) => entryOf(path.replace('docs/', ''), text))
  return `${paragraphs(
    `# ${name}`,
    `> ${description}`,
    'Each page of the reference holds all that is needed to call its group: imports, operations, types, options, errors.',
    section('Reference', [...reference, ...shared]),
    existsSync(readme) && section('Start', [entryOf('../README.md', readFileSync(readme, 'utf8'))]),
  )}\n`
}

const section = (title: string, entries: readonly Entry[]) =>
  entries.length > 0 &&
  paragraphs(
    `## ${title}`,
    entries.map(({ path, title, about }) => `- [${title}](${path})${about && `: ${about}`}`).join('\n'),
  )

/** The title and the first paragraph of a page. */
function entryOf(path: string, text: string): Entry {
  const [, title = path, rest = ''] = /^# +(.*)\n([\s\S]*)/m.exec(text) ?? []
  const first = rest.trim().split(/\n\s*\n/)[0] ?? ''
  const isText = !/^(#|```|[|<>*-]|\d+\.)/.test(first)
  return { path, title: title.trim(), about: isText ? oneLine(first) : '' }
}
