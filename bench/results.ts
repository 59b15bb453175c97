import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { cpus, totalmem } from 'node:os'

const file = new URL('results.md', import.meta.url)

const introduction = `# Results

Figures measured by commands of this repository. Each section names its command; \`--write\` updates the section.
`

/** The sections of results.md, in order. */
const titles = [
  'Speed',
  'Checked responses',
  'Growth',
  'Load',
  'Fleet',
  'Streams',
  'Bundlers',
  'Runtimes',
  'Environments',
  'Any OpenAPI',
  'Generation',
  'Types',
] as const

/** Title of a section of results.md. */
export type SectionTitle = (typeof titles)[number]

/** Replaces a section of results.md; the others stay unchanged. */
export function writeSection(title: SectionTitle, body: string): void {
  const sections = new Map<string, string>()
  const present = existsSync(file) ? readFileSync(file, 'utf8') : ''
  for (const part of present.split(/^## /m).slice(1)) {
    const end = part.indexOf('\n')
    sections.set(part.slice(0, end), part.slice(end).trim())
  }
  sections.set(title, body.trim())
  const printed = titles.flatMap((each) =>
    sections.has(each) ? [`## ${each}\n\n${sections.get(each)}\n`] : [],
  )
  writeFileSync(file, [introduction, ...printed].join('\n'))
}

/** The machine that the figures were measured on. */
export const machine = (): string =>
  `${cpus().length} × ${cpus()[0]?.model ?? process.arch}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${process.platform} ${process.arch}, Node ${process.versions.node}`
