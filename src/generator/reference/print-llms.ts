import { oneLine, paragraphs } from './markdown.ts'

/** A page of the documentation: where it is, seen from the index, and what it says of itself. */
export interface Entry {
  readonly path: string
  readonly title: string
  readonly about: string
}

/** What an index says, and the pages that it leads to by the titles of its sections. */
export interface Index {
  readonly title: string
  readonly description: string
  /** A line of its own below. */
  readonly note?: string
  readonly sections: Readonly<Record<string, readonly Entry[]>>
}

/** An index of pages, in the form of llmstxt.org. */
export function printLlms({ title, description, note, sections }: Index): string {
  return `${paragraphs(
    `# ${title}`,
    `> ${description}`,
    note,
    'Each page of the reference holds all that is needed to call its group: imports, operations, types, options, errors.',
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
