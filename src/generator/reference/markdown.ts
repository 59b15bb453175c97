/** A table. Cells may hold anything; a cell is one line, and its pipes are no borders. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}

const cell = (text: string) => text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|')

/** A text as inline code, whatever backticks it holds. */
export function code(text: string): string {
  const longest = Math.max(0, ...[...text.matchAll(/`+/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return `${fence}${space}${text.replace(/\s+/g, ' ')}${space}${fence}`
}

/** A block of code, fenced longer than any fence inside. */
export function block(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([ticks]) => ticks.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}\n${fence}`
}

/**
 * A description as it can stand in the middle of a page: its headings are no headings of the page, its code is none of
 * ours, and a block that it leaves open is closed.
 */
export function prose(text: string): string {
  let open = ''
  const lines = text
    .trim()
    .split(/\r?\n/)
    .map((line) => {
      const fence = /^\s*(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
      if (open) {
        if (fence.startsWith(open) && line.trim() === fence) open = ''
        return line
      }
      open = fence
      if (fence) return line.slice(0, line.indexOf(fence)) + fence
      return line.replace(/^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/, '**$1**').replace(/^\s*<!--/, '&lt;!--')
    })
  return [...lines, ...(open ? [open] : [])].join('\n').trim()
}

/** The first sentence or line of a text, for lists. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Gives the headings of one page the anchors that GitHub gives them, in the order in which they stand. */
export function createAnchors(): (heading: string) => string {
  const counts = new Map<string, number>()
  return (heading) => {
    const slug = heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-')
    const count = counts.get(slug) ?? 0
    counts.set(slug, count + 1)
    return count ? `${slug}-${count}` : slug
  }
}

/** The parts of a page that there are, a blank line between. */
export const paragraphs = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter(Boolean).join('\n\n')
