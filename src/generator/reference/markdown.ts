/** A table. Cells can contain anything: line breaks become spaces, and pipes are escaped. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n')
}

const cell = (text: string) => text.replace(/\s+/g, ' ').trim().replaceAll('|', '\\|')

/** A text as inline code, even if it contains backticks. */
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
 * Makes a description safe inside a page: its headings become bold text, its code blocks lose their language, and an
 * open block is closed.
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

/** A text on one line, for lists. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim()

/** Returns a function that gives each heading of a page, in order, the anchor GitHub gives it. */
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

/** Joins the parts that exist with blank lines. */
export const paragraphs = (...parts: readonly (string | false | undefined)[]): string =>
  parts.filter(Boolean).join('\n\n')
