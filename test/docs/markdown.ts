import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Slugger from 'github-slugger'
import MarkdownIt from 'markdown-it'
import { projectRoot } from '../support/project-copy.ts'
import type { Block } from './block.ts'

/** A Markdown file as readers see it. */
export interface Page {
  readonly path: string
  readonly blocks: readonly Block[]
  /** Code within lines. */
  readonly codes: readonly string[]
  /** Addresses of links. */
  readonly links: readonly string[]
  /** Anchors, which GitHub and npm derive from headings. */
  readonly anchors: readonly string[]
  /** The first heading and the first paragraph. */
  readonly title: string
  readonly lead: string
  /** Rows of each table as cells, header first. */
  readonly tables: readonly (readonly string[][])[]
}

const markdown = new MarkdownIt({ html: true })
type Token = ReturnType<typeof markdown.parse>[number]

export const readPage = (path: string): Page =>
  readMarkdown(path, readFileSync(join(projectRoot, path), 'utf8'))

export function readMarkdown(path: string, text: string): Page {
  const tokens = markdown.parse(text, {})
  const inline = tokens.flatMap(({ children }) => children ?? [])
  const slugger = new Slugger()
  const after = (type: string) => tokens[tokens.findIndex((token) => token.type === type) + 1]?.content ?? ''
  return {
    path,
    blocks: tokens
      .filter(({ type }) => type === 'fence')
      .map((fence) => toBlock(path, fence))
      .map((block, index, all) => withPrints(block, all[index + 1])),
    codes: inline.filter(({ type }) => type === 'code_inline').map(({ content }) => content),
    links: inline.filter(({ type }) => type === 'link_open').map((link) => `${link.attrGet('href')}`),
    anchors: tokens.flatMap(({ type }, index) =>
      type === 'heading_open' ? [slugger.slug(textOf(tokens[index + 1]))] : [],
    ),
    title: after('heading_open'),
    lead: after('paragraph_open'),
    tables: tablesOf(tokens),
  }
}

function toBlock(page: string, { info, content, map }: Token): Block {
  const [language = '', copyOf] = info.trim().split(' ')
  return { page, line: (map?.[0] ?? 0) + 2, language, text: content, ...(copyOf && { copyOf }) }
}

const withPrints = (block: Block, next: Block | undefined): Block =>
  next?.language === 'text' ? { ...block, prints: next.text } : block

/** The text of a heading without markup. */
const textOf = (token: Token | undefined) =>
  (token?.children ?? [])
    .filter(({ type }) => type === 'text' || type === 'code_inline')
    .map(({ content }) => content)
    .join('')

function tablesOf(tokens: readonly Token[]): string[][][] {
  const tables: string[][][] = []
  for (const [index, { type }] of tokens.entries()) {
    if (type === 'table_open') tables.push([])
    if (type === 'tr_open') tables.at(-1)?.push([])
    if (type === 'td_open' || type === 'th_open')
      tables
        .at(-1)
        ?.at(-1)
        ?.push(tokens[index + 1]?.content ?? '')
  }
  return tables
}
