import { oneLine, paragraphs } from './markdown.ts'

/** A page of the documentation: its path from the index, its title and its first paragraph. */
export interface Entry {
  readonly path: string
  readonly title: string
  readonly about: string
}

/** An index: its text, and its pages by section title. */
export interface Index {
  readonly title: string
  readonly description: string
  /** A separate line below the description. */
  readonly note?: string
  readonly sections: Readonly<Record<string, readonly Entry[]>>
}

/** An index of pages, in the form of llmstxt.org. */
export function printLlms({ title, description, note, sections }: Index): string {
  return `${paragraphs(
    `# ${title}`,
    `> ${description}`,
    note,
    'Each reference page has everything you need to call its group: imports, operations, types, options, errors.',
    ...Object.entries(sections).map(([name, entries]) => section(name, entries)),
  )}\n`
}

const section = (title: string, entries: readonly Entry[]) =>
  entries.length > 0 &&
  paragraphs(
    `## ${title}`,
    entries.map(({ path, title, about }) => `- [${title}](${path})${about && `: ${about}`}`).join('\n'),
  )

/** The title and the first paragraph of a page. */
export function entryOf(path: string, text: string): Entry {
  const [, title = path, rest = ''] = /^# +(.*)\n([\s\S]*)/m.exec(text) ?? []
  const first = rest.trim().split(/\n\s*\n/)[0] ?? ''
  const isText = !/^(#|```|[|<>*-]|\d+\.)/.test(first)
  return { path, title: title.trim(), about: isText ? oneLine(first) : '' }
}
